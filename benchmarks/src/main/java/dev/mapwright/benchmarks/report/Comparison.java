package dev.mapwright.benchmarks.report;

import java.util.List;

/**
 * One table: candidates at the same work.
 *
 * @param title a heading
 * @param work what was done, in a sentence or two
 * @param charted how many of the measures, the first ones, the chart shows
 * @param unfair what speaks for or against a side, a sentence each, in both directions
 * @param notComparable who was left out, and why
 */
public record Comparison(
    String title,
    String work,
    List<Measure> measures,
    int charted,
    List<MeasuredRow> rows,
    List<String> unfair,
    List<String> notComparable) {
  public Comparison {
    measures = List.copyOf(measures);
    rows = List.copyOf(rows);
    unfair = List.copyOf(unfair);
    notComparable = List.copyOf(notComparable);
  }
}
