package dev.mapwright.jsonata.value;

/** A place in a text, and how to show it. Long lines are cut to a window around the place. */
record SourcePlace(int offset, int line, int column, String excerpt) {
  private static final int WINDOW = 100;

  static SourcePlace of(String source, int offset) {
    int at = Math.clamp(offset, 0, source.length());
    int start = source.lastIndexOf('\n', at - 1) + 1;
    int end = source.indexOf('\n', at);
    int line = 1 + (int) source.substring(0, start).chars().filter(c -> c == '\n').count();
    return new SourcePlace(
        at, line, at - start + 1, excerpt(source, start, at, end < 0 ? source.length() : end));
  }

  /** On one line, for a message. */
  String preview() {
    return "line " + line + ", column " + column + " of " + excerpt.lines().findFirst().orElse("");
  }

  private static String excerpt(String source, int start, int at, int end) {
    int from = Math.max(start, at - WINDOW / 2);
    int to = Math.min(end, from + WINDOW);
    String before = (from > start ? "…" : "") + source.substring(from, at);
    String after = source.substring(at, to).stripTrailing() + (to < end ? "…" : "");
    return before + after + "\n" + before.replaceAll("[^\t]", " ") + "^";
  }
}
