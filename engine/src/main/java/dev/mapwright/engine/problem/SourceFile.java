package dev.mapwright.engine.problem;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file as its author sees it: a name to print and the text, from which excerpts are cut.
 * Immutable.
 */
public final class SourceFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String name;
  private final String text;
  private final int[] lineStarts;

  /**
   * A file.
   *
   * @param name the path as the user gave it, such as {@code connectors/acme.yaml}
   * @param text the whole text; a byte order mark at its beginning is dropped
   */
  public SourceFile(String name, String text) {
    this.name = name;
    this.text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    this.lineStarts = lineStarts(this.text);
  }

  /** The path as the user gave it. */
  public String name() {
    return name;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** The line with the given 1-based number, without its line break; empty beyond the end. */
  public String line(int number) {
    if (number < 1 || number > lineStarts.length) {
      return "";
    }
    int from = lineStarts[number - 1];
    return text.substring(from, lineEnd(from));
  }

  /**
   * Where a stretch of the text stands; of several lines, the part on the first.
   *
   * @param from offset of the first character
   * @param to offset behind the last
   */
  public Place place(int from, int to) {
    int start = Math.clamp(from, 0, text.length());
    int found = Arrays.binarySearch(lineStarts, start);
    int line = found >= 0 ? found : -found - 2;
    int end = Math.min(Math.max(to, start), lineEnd(start));
    return new Place(this, line + 1, start - lineStarts[line] + 1, Math.max(1, end - start));
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean windows = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !windows)) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourceFile file && name.equals(file.name) && text.equals(file.text);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + text.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
