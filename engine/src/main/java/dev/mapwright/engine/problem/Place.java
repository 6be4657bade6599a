package dev.mapwright.engine.problem;

/**
 * Where something stands in a file.
 *
 * @param file the file
 * @param line 1-based
 * @param column 1-based, counted in characters
 * @param length how many characters the caret underlines, at least 1
 */
public record Place(SourceFile file, int line, int column, int length) {

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

  /** The source line with a line of carets below it. */
  public String excerpt() {
    String text = file.line(line);
    int carets = Math.clamp(text.length() - column + 1L, 1, length);
    return text + "\n" + " ".repeat(column - 1) + "^".repeat(carets);
  }
}
