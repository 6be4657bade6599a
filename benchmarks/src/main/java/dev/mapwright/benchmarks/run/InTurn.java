package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.report.Figure;
import dev.mapwright.benchmarks.report.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures several sides in turn, A B B A, so that what the machine does meets them alike. */
final class InTurn {
  /** One run of one side. */
  interface Work<T> {
    Map<Measure, Double> run(T side) throws Exception;
  }

  private InTurn() {}

  /** As many passes over all sides as wished, every other one backwards. */
  static <T> List<Figure> measure(Map<String, T> sides, int passes, Work<T> work) throws Exception {
    Map<String, Figure> figures = new LinkedHashMap<>();
    List<Map.Entry<String, T>> order = new ArrayList<>(sides.entrySet());
    for (int pass = 0; pass < passes; pass++) {
      for (Map.Entry<String, T> side : order) {
        Figure figure = Figure.of(side.getKey(), work.run(side.getValue()));
        figures.merge(side.getKey(), figure, Figure::and);
      }
      Collections.reverse(order);
    }
    return List.copyOf(figures.values());
  }
}
