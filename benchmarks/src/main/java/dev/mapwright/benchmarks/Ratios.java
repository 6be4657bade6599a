package dev.mapwright.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks once and prints all ratios side by side, measured in two ways: each by itself
 * by JMH, and in turn by the thread's CPU time.
 */
public final class Ratios {
  private static final String OURS = "mapwright";

  private Ratios() {}

  /** Takes no arguments. Lasts about four minutes. */
  public static void main(String[] arguments) throws RunnerException {
    Collection<RunResult> single =
        new Runner(options(1).addProfiler(GCProfiler.class).build()).run();
    for (MeasuredMapping mapping : MeasuredMapping.values()) {
      print(mapping, single);
    }
    Collection<RunResult> two =
        new Runner(
                options(2)
                    .include(EvaluationBenchmark.class.getSimpleName() + "." + OURS + "$")
                    .param("mapping", MeasuredMapping.CANDIDATE.name())
                    .build())
            .run();
    double scaling =
        2
            * nanos(OURS, MeasuredMapping.CANDIDATE, single)
            / nanos(OURS, MeasuredMapping.CANDIDATE, two);
    System.out.printf(Locale.ROOT, "%nFrom one thread to two: %.2f times as much%n", scaling);
    AlternatingCpu.print();
  }

  private static ChainedOptionsBuilder options(int threads) {
    ChainedOptionsBuilder options =
        new OptionsBuilder().threads(threads).verbosity(VerboseMode.SILENT);
    return threads == 1 ? options.include(EvaluationBenchmark.class.getSimpleName()) : options;
  }

  private static void print(MeasuredMapping mapping, Collection<RunResult> results) {
    double byHand = nanos("byHand", mapping, results);
    double byHandBytes = bytes("byHand", mapping, results);
    System.out.printf(
        Locale.ROOT,
        "%n%-28s %10s %12s %10s %12s%n",
        mapping,
        "µs",
        "× by hand",
        "bytes",
        "× by hand");
    TreeMap<Double, String> byTime = new TreeMap<>();
    for (RunResult result : results) {
      if (isOf(mapping, result)) {
        byTime.put(result.getPrimaryResult().getScore(), name(result));
      }
    }
    byTime.forEach((nanos, name) -> {
      double allocated = bytes(name, mapping, results);
      System.out.printf(
          Locale.ROOT,
          "%-28s %10.2f %12.2f %10.0f %12.2f%n",
          name,
          nanos / 1000,
          nanos / byHand,
          allocated,
          allocated / byHandBytes);
    });
  }

  private static boolean isOf(MeasuredMapping mapping, RunResult result) {
    return mapping.name().equals(result.getParams().getParam("mapping"));
  }

  private static String name(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  private static RunResult result(
      String name, MeasuredMapping mapping, Collection<RunResult> results) {
    return results.stream()
        .filter(result -> isOf(mapping, result) && name(result).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double nanos(String name, MeasuredMapping mapping, Collection<RunResult> results) {
    return result(name, mapping, results).getPrimaryResult().getScore();
  }

  private static double bytes(String name, MeasuredMapping mapping, Collection<RunResult> results) {
    return Objects.requireNonNull(
            result(name, mapping, results).getSecondaryResults().get("gc.alloc.rate.norm"))
        .getScore();
  }
}
