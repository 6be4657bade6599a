package dev.mapwright.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison as lines of texts, a heading first, whatever they are shown in. */
public final class Cells {
  private Cells() {}

  static List<List<String>> of(Comparison comparison) {
    boolean several = comparison.rows().stream().anyMatch(row -> row.figures().size() > 1);
    List<List<String>> lines = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of(""));
    if (several) {
      heading.add("");
    }
    comparison.measures().forEach(measure -> heading.add(measure.name()));
    lines.add(heading);
    for (MeasuredRow row : comparison.rows()) {
      Figure ours = row.figures().getFirst();
      for (int i = 0; i < row.figures().size(); i++) {
        Figure figure = row.figures().get(i);
        List<String> line = new ArrayList<>();
        line.add(i == 0 ? row.label() : "");
        if (several) {
          line.add(figure.candidate());
        }
        for (Measure measure : comparison.measures()) {
          String value = number(figure.median(measure), measure.digits());
          double ratio = ours.ratio(figure, measure);
          boolean told = i > 0 && measure.compared() && !Double.isNaN(ratio);
          line.add(told ? value + " (" + number(ratio, 2) + ")" : value);
        }
        lines.add(line);
      }
    }
    return lines;
  }

  /** With commas between thousands; a dash where there is none. */
  public static String number(double value, int digits) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + digits + "f", value);
  }
}
