package dev.mapwright.benchmarks.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run of the benchmarks found.
 *
 * @param about where and of what: machine, JDK, commit, date, options, each with its name
 */
public record MeasuredResults(Map<String, String> about, List<Comparison> comparisons) {
  public MeasuredResults {
    about = Collections.unmodifiableMap(new LinkedHashMap<>(about));
    comparisons = List.copyOf(comparisons);
  }
}
