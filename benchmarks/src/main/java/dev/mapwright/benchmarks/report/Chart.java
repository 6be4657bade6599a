package dev.mapwright.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** All comparisons as one picture: a panel of bars for each measure that is charted. */
public final class Chart {
  private static final int WIDTH = 960;
  private static final int MARGIN = 20;

  private static final String STYLE =
      """
      <style>
      text { font: 12px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #1f2328 }
      .title { font-weight: 600; font-size: 14px }
      .dim { fill: #59636e }
      .back { fill: #ffffff }
      .ours { fill: #0969da }
      .other { fill: #b6bfc9 }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 }
        .dim { fill: #9198a1 }
        .back { fill: #0d1117 }
        .ours { fill: #4493f8 }
        .other { fill: #4d5661 }
      }
      </style>
      """;

  private Chart() {}

  /** An SVG document. Panels stand side by side, two a line. */
  public static String of(MeasuredResults results) {
    List<Panel> panels = new ArrayList<>();
    for (Comparison comparison : results.comparisons()) {
      for (Measure measure : comparison.measures().subList(0, comparison.charted())) {
        panels.add(new Panel(comparison, measure));
      }
    }
    StringBuilder body = new StringBuilder();
    int width = (WIDTH - 3 * MARGIN) / 2;
    int[] bottoms = {MARGIN, MARGIN};
    for (Panel panel : panels) {
      int column = bottoms[0] <= bottoms[1] ? 0 : 1;
      int x = MARGIN + column * (width + MARGIN);
      panel.draw(x, bottoms[column], width, body);
      bottoms[column] += panel.height() + MARGIN;
    }
    int height = Math.max(bottoms[0], bottoms[1]);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"Figures of"
        + " performance.md\""
        + " viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n"
            .formatted(WIDTH, height, WIDTH, height)
        + STYLE
        + "<rect class=\"back\" width=\"100%\" height=\"100%\"/>\n"
        + body
        + "</svg>\n";
  }
}
