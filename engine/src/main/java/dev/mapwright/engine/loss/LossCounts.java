package dev.mapwright.engine.loss;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Counts in this process, since it started. Holds one number for each loss that a connector's file
 * can have; more than {@value #MOST} are not told apart. Thread-safe.
 */
public final class LossCounts implements LossCounter {
  private static final int MOST = 10_000;

  private final Map<Counted, LongAdder> counts = new ConcurrentHashMap<>();

  /**
   * What is counted.
   *
   * @param connector its name
   * @param loss what was lost
   */
  public record Counted(String connector, Loss loss) {}

  @Override
  public void count(String connector, Loss loss) {
    Counted counted = new Counted(connector, loss);
    LongAdder known = counts.get(counted);
    if (known == null && counts.size() < MOST) {
      known = counts.computeIfAbsent(counted, _ -> new LongAdder());
    }
    if (known != null) {
      known.increment();
    }
  }

  /** In how many records each was lost. */
  public Map<Counted, Long> counts() {
    return counts.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().sum()));
  }
}
