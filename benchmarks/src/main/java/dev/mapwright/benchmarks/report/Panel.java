package dev.mapwright.benchmarks.report;

import java.util.Locale;

/**
 * One measure of one comparison as bars, the longest as long as there is room. Where candidates are
 * compared, the name of the work stands over their bars; else it stands beside its only bar.
 */
record Panel(Comparison comparison, Measure measure) {
  private static final int LINE = 18;
  private static final int HEAD = 44;
  private static final int GAP = 6;
  private static final int BAR = 12;
  private static final int NAMES = 150;
  private static final int VALUES = 70;

  private boolean several() {
    return comparison.rows().stream().anyMatch(row -> row.figures().size() > 1);
  }

  int height() {
    int height = HEAD;
    for (MeasuredRow row : comparison.rows()) {
      height += row.figures().size() * LINE + (several() ? LINE + GAP : 0);
    }
    return height;
  }

  void draw(int x, int y, int width, StringBuilder out) {
    text("title", x, y + 14, comparison.title(), out);
    text("dim", x, y + 32, measure.name(), out);
    double most = 0;
    for (MeasuredRow row : comparison.rows()) {
      for (Figure figure : row.figures()) {
        double value = figure.median(measure);
        most = Double.isNaN(value) ? most : Math.max(most, value);
      }
    }
    int top = y + HEAD;
    for (MeasuredRow row : comparison.rows()) {
      if (several()) {
        text("dim", x, top + BAR, row.label(), out);
        top += LINE;
      }
      for (int i = 0; i < row.figures().size(); i++) {
        Figure figure = row.figures().get(i);
        String name = several() ? figure.candidate() : row.label();
        bar(x, top, width, name, figure.median(measure), most, isOurs(figure), out);
        top += LINE;
      }
      top += several() ? GAP : 0;
    }
  }

  private static boolean isOurs(Figure figure) {
    return figure.candidate().toLowerCase(Locale.ROOT).startsWith("mapwright");
  }

  private void bar(
      int x,
      int y,
      int width,
      String name,
      double value,
      double most,
      boolean ours,
      StringBuilder out) {
    double room = width - NAMES - VALUES;
    double length = Double.isNaN(value) || most == 0 ? 0 : Math.max(1, room * value / most);
    text("", x + 8, y + BAR - 1, name, out);
    out.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>\n",
            ours ? "ours" : "other",
            x + NAMES,
            y + 1,
            length,
            BAR));
    String shown = Cells.number(value, measure.digits());
    text("", x + NAMES + (int) Math.ceil(length) + 6, y + BAR - 1, shown, out);
  }

  private static void text(String kind, int x, int y, String text, StringBuilder out) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String styled = kind.isEmpty() ? "" : "class=\"%s\" ".formatted(kind);
    out.append("<text %sx=\"%d\" y=\"%d\">%s</text>\n".formatted(styled, x, y, escaped));
  }
}
