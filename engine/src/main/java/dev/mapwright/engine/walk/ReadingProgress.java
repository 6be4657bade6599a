package dev.mapwright.engine.walk;

/** Is told how far one call of the engine has read. Thread-safe. */
@FunctionalInterface
public interface ReadingProgress {
  /** Tells nobody. */
  ReadingProgress UNTOLD = (_, _) -> {};

  /**
   * A page was read.
   *
   * @param endpoint which, in the words of the connector
   * @param records so many are on it
   */
  void page(String endpoint, int records);
}
