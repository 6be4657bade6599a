package dev.mapwright.benchmarks.report;

import java.util.List;

/** One kind of work, and what each candidate took for it. The first one is ours. */
public record MeasuredRow(String label, List<Figure> figures) {
  public MeasuredRow {
    figures = List.copyOf(figures);
  }
}
