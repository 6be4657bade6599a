package dev.mapwright.jsonata.run;

/** Finds a text in another, in time that grows with both and no faster, whatever they are. */
public final class TextSearch {
  private static final int SHORT = 32;

  /** Comparing up to so many characters takes about a millisecond. */
  private static final long FEW = 1 << 20;

  private TextSearch() {}

  /** Where a part first stands from a position on; -1 if nowhere. */
  public static int indexOf(Run run, String text, String part, int from) {
    boolean quick = part.length() <= SHORT || (long) part.length() * (text.length() - from) <= FEW;
    return quick ? text.indexOf(part, from) : byBorders(run, text, part, from);
  }

  /** By the method of Knuth, Morris and Pratt: no character of the text is looked at twice. */
  private static int byBorders(Run run, String text, String part, int from) {
    run.allocate(4L * part.length());
    run.readText(part.length());
    run.readText(text.length() - from);
    int[] borders = borders(part);
    int matched = 0;
    for (int i = from; i < text.length(); i++) {
      while (matched > 0 && text.charAt(i) != part.charAt(matched)) {
        matched = borders[matched - 1];
      }
      matched += text.charAt(i) == part.charAt(matched) ? 1 : 0;
      if (matched == part.length()) {
        return i - matched + 1;
      }
    }
    return -1;
  }

  /** For each position, how long a begin of the part also ends there. */
  private static int[] borders(String part) {
    int[] borders = new int[part.length()];
    int border = 0;
    for (int i = 1; i < borders.length; i++) {
      while (border > 0 && part.charAt(i) != part.charAt(border)) {
        border = borders[border - 1];
      }
      border += part.charAt(i) == part.charAt(border) ? 1 : 0;
      borders[i] = border;
    }
    return borders;
  }
}
