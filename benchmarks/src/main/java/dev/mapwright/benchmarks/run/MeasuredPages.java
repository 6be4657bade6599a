package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.child.Child;
import dev.mapwright.benchmarks.load.Load;
import dev.mapwright.benchmarks.load.Load.Target;
import dev.mapwright.benchmarks.report.Measure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Loads gateways with requests for pages, and counts what they take. */
final class MeasuredPages {
  static final Measure RATE = new Measure("pages/s", 1, true);
  static final Measure CPU = new Measure("CPU ms a page", 2, true);
  static final Measure MIDDLE = new Measure("p50 ms", 1, false);
  static final Measure SLOW = new Measure("p99 ms", 1, false);
  static final Measure PEAK = new Measure("peak RSS MiB", 0, false);
  static final List<Measure> MEASURES = List.of(RATE, CPU, MIDDLE, SLOW, PEAK);

  private static final Duration TICK = Duration.ofMillis(10);

  private final MeasuringStage stage;
  private final Set<String> wrong = new LinkedHashSet<>();

  MeasuredPages(MeasuringStage stage) {
    this.stage = stage;
  }

  /** What has gone wrong so far, a sentence for each gateway and kind. */
  Set<String> wrong() {
    return wrong;
  }

  Map<Measure, Double> measure(Child child, List<Target> targets, int connections, Duration time)
      throws Exception {
    child.forgetPeak();
    long calls = stage.vendorCalls();
    Duration cpu = child.cpu();
    Load.Outcome outcome = Load.run(child.port(), targets, connections, time);
    double cpuMs = settled(child).minus(cpu).toNanos() / 1e6;
    calls = stage.vendorCalls() - calls;
    if (outcome.refused() > 0) {
      wrong.add(child.name() + " refused " + outcome.refused() + " of " + outcome.answers());
    } else if (calls != outcome.answers()) {
      wrong.add(
          "%s asked the vendor %d times for %d pages"
              .formatted(child.name(), calls, outcome.answers()));
    }
    Map<Measure, Double> values = new LinkedHashMap<>();
    values.put(RATE, outcome.rate());
    values.put(CPU, cpuMs / outcome.answers());
    values.put(MIDDLE, outcome.p50Ms());
    values.put(SLOW, outcome.p99Ms());
    values.put(PEAK, child.peakMiB());
    return values;
  }

  /** The CPU time once it rests: what an answer leaves behind belongs to it. */
  private static Duration settled(Child child) throws InterruptedException {
    Duration last = child.cpu();
    for (int i = 0; i < 10; i++) {
      Thread.sleep(100);
      Duration now = child.cpu();
      if (now.minus(last).compareTo(TICK) <= 0) {
        return now;
      }
      last = now;
    }
    return last;
  }
}
