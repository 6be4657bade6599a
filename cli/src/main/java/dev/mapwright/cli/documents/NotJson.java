package dev.mapwright.cli.documents;

import dev.mapwright.jsonata.value.JsonataException;

/** An input that is no JSON, with the place in it. */
public final class NotJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String excerpt;

  /**
   * A mistake in a document.
   *
   * @param cause with its place in the document, if that is known
   * @param line in which the document begins
   * @param before how many bytes of that line stand before it
   */
  NotJson(JsonataException cause, long line, int before) {
    super(cause.code() + ": " + cause.getMessage(), null, false, false);
    this.place =
        cause.line() < 0
            ? ":" + line
            : ":"
                + (cause.line() + line - 1)
                + ":"
                + (cause.line() == 1 ? cause.column() + before : cause.column());
    this.excerpt = cause.excerpt();
  }

  /** Place, code, message, and the line with a caret. */
  public String text(String input) {
    return input + place + ": " + getMessage() + "\n" + excerpt.indent(4).stripTrailing();
  }
}
