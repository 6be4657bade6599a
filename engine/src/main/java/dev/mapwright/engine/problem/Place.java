package dev.mapwright.engine.problem;

import java.util.regex.Pattern;

/**
 * Where something stands in a file.
 *
 * @param file the file
 * @param line 1-based
 * @param column 1-based, counted in characters
 * @param length how many characters the caret underlines, at least 1
 */
public record Place(SourceFile file, int line, int column, int length) {
  private static final int WINDOW = 160;

  /** Everything that takes a column; tabs stay, so that the carets stand right below. */
  private static final Pattern BLANK = Pattern.compile("[^\t]");

  public Place {
    if (line < 1 || column < 1 || length < 1) {
      throw new IllegalArgumentException("line, column and length start at 1");
    }
  }

  /** A place further right on the same line. */
  public Place shifted(int characters, int newLength) {
    return new Place(file, line, column + characters, Math.max(1, newLength));
  }

  /** {@code connectors/acme.yaml:12:7}. */
  @Override
  public String toString() {
    return file.name() + ":" + line + ":" + column;
  }

  /** The source line with a line of carets below it; of a long line, the part around the place. */
  public String excerpt() {
    String text = file.line(line);
    int at = Math.min(column - 1, text.length());
    int from = text.length() <= WINDOW ? 0 : Math.max(0, at - WINDOW / 2);
    int to = Math.min(text.length(), from + WINDOW);
    String before = (from > 0 ? "..." : "") + text.substring(from, at);
    String after = text.substring(at, to) + (to < text.length() ? "..." : "");
    int carets = Math.clamp((long) to - at, 1, length);
    return before + after + "\n" + BLANK.matcher(before).replaceAll(" ") + "^".repeat(carets);
  }
}
