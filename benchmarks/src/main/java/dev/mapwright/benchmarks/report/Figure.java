package dev.mapwright.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of one candidate: for each measure, by its name, one sample a run, in the order
 * of the runs.
 */
public record Figure(String candidate, Map<String, List<Double>> samples) {
  public Figure {
    Map<String, List<Double>> copy = new LinkedHashMap<>();
    samples.forEach((measure, values) -> copy.put(measure, List.copyOf(values)));
    samples = Collections.unmodifiableMap(copy);
  }

  /** Of one run alone. */
  public static Figure of(String candidate, Map<Measure, Double> values) {
    Map<String, List<Double>> samples = new LinkedHashMap<>();
    values.forEach((measure, value) -> samples.put(measure.name(), List.of(value)));
    return new Figure(candidate, samples);
  }

  /** The runs of the same candidate as one. */
  public Figure and(Figure later) {
    Map<String, List<Double>> all = new LinkedHashMap<>(samples);
    later.samples.forEach((measure, values) ->
        all.merge(
            measure,
            values,
            (a, b) -> {
              List<Double> both = new ArrayList<>(a);
              both.addAll(b);
              return both;
            }));
    return new Figure(candidate, all);
  }

  /** The middle one of the samples; NaN where there is none. */
  public double median(Measure measure) {
    return median(samples.getOrDefault(measure.name(), List.of()));
  }

  /** How many times as much this is as another: the middle one of the pairs of runs. */
  public double ratio(Figure other, Measure measure) {
    List<Double> mine = samples.getOrDefault(measure.name(), List.of());
    List<Double> others = other.samples.getOrDefault(measure.name(), List.of());
    if (mine.size() != others.size()) {
      return median(mine) / median(others);
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < mine.size(); i++) {
      ratios.add(mine.get(i) / others.get(i));
    }
    return median(ratios);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
