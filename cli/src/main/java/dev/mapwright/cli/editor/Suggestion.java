package dev.mapwright.cli.editor;

/**
 * Something that may be written at the cursor.
 *
 * @param kind what it is
 * @param label how it is listed
 * @param text what is written
 * @param from offset of the text that it replaces
 * @param to offset behind that
 * @param detail what it holds or how it is called, in a few words
 * @param words what it means, in Markdown
 */
public record Suggestion(
    Kind kind, String label, String text, int from, int to, String detail, String words) {

  /** Kinds of suggestions. */
  public enum Kind {
    KEY,
    FIELD,
    WORD,
    VARIABLE,
    FUNCTION,
    VENDOR_KEY
  }
}
