package dev.mapwright.benchmarks;

import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.value.Json;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/**
 * The second way to measure: by hand and by this module in turn, in one process, by the CPU time of
 * the thread. What else the machine does, and how fast it happens to be, is the same for both, and
 * time in which the thread did not run does not count.
 */
final class AlternatingCpu {
  private static final int ROUNDS = 41;
  private static final long ROUND = 40_000_000;
  private static final long WARM_UP = 3_000_000_000L;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** So that nothing is left out as never used. */
  private static volatile @Nullable Object result;

  private AlternatingCpu() {}

  static void print() {
    System.out.printf(
        Locale.ROOT,
        "%nIn turn, by the thread's CPU time%n%-12s %10s %10s %12s %20s%n",
        "",
        "by hand",
        "mapwright",
        "× by hand",
        "middle half of these");
    for (MeasuredMapping mapping : MeasuredMapping.values()) {
      print(mapping);
    }
  }

  private static void print(MeasuredMapping mapping) {
    Map<?, ?> plain = new ObjectMapper().readValue(mapping.record(), Map.class);
    Object input = Json.read(mapping.record());
    Jsonata compiled = Jsonata.compile(mapping.expression());
    Function<Map<?, ?>, Object> hand = mapping.byHand();
    Runnable byHand = () -> result = hand.apply(plain);
    Runnable ours = () -> result = compiled.evaluate(input);
    nanos(byHand, WARM_UP);
    nanos(ours, WARM_UP);
    double[] handNanos = new double[ROUNDS];
    double[] ourNanos = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      boolean handFirst = i % 2 == 0;
      handNanos[i] = handFirst ? nanos(byHand, ROUND) : 0;
      ourNanos[i] = nanos(ours, ROUND);
      handNanos[i] = handFirst ? handNanos[i] : nanos(byHand, ROUND);
      ratios[i] = ourNanos[i] / handNanos[i];
    }
    for (double[] values : new double[][] {handNanos, ourNanos, ratios}) {
      Arrays.sort(values);
    }
    System.out.printf(
        Locale.ROOT,
        "%-12s %7.2f µs %7.2f µs %12.2f %13.2f to %.2f%n",
        mapping,
        handNanos[ROUNDS / 2] / 1_000,
        ourNanos[ROUNDS / 2] / 1_000,
        ratios[ROUNDS / 2],
        ratios[ROUNDS / 4],
        ratios[ROUNDS * 3 / 4]);
  }

  /** CPU nanoseconds of one run, over as many as take so much CPU time. */
  private static double nanos(Runnable work, long least) {
    long began = THREADS.getCurrentThreadCpuTime();
    long spent = 0;
    long runs = 0;
    while (spent < least) {
      for (int i = 0; i < 1_000; i++) {
        work.run();
      }
      runs += 1_000;
      spent = THREADS.getCurrentThreadCpuTime() - began;
    }
    return (double) spent / runs;
  }
}
