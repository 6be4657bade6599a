package dev.mapwright.engine.loss;

/** Counts what is lost, over all calls. Thread-safe. */
@FunctionalInterface
public interface LossCounter {

  /**
   * Counts.
   *
   * @param connector its name
   * @param loss what was lost in one record
   */
  void count(String connector, Loss loss);

  /** Both. */
  default LossCounter and(LossCounter other) {
    return (connector, loss) -> {
      count(connector, loss);
      other.count(connector, loss);
    };
  }
}
