package dev.mapwright.engine.problem;

/**
 * A piece of text out of a file, of which every character knows where it stands there, although
 * quoting, escapes or folding may have changed the text on its way. Immutable.
 */
public interface Passage {

  /** The text as it is meant, without quotes and escapes. */
  String text();

  /**
   * Where a part of the text stands in the file: exactly where that is known, else the start.
   *
   * @param offset the first character of the part, counted in {@link #text}; may be its end
   * @param length how many characters of the text
   */
  Place at(int offset, int length);

  /** Where the whole text stands. */
  default Place place() {
    return at(0, text().length());
  }

  /** A part of this passage, from a character up to but without another. */
  default Passage part(int from, int to) {
    Passage whole = this;
    String part = text().substring(from, to);
    return new Passage() {
      @Override
      public String text() {
        return part;
      }

      @Override
      public Place at(int offset, int length) {
        return whole.at(from + offset, length);
      }
    };
  }

  /** Text that stands in the file as it is, on one line, starting at a place. */
  static Passage of(String text, Place start) {
    return new Passage() {
      @Override
      public String text() {
        return text;
      }

      @Override
      public Place at(int offset, int length) {
        return start.shifted(offset, length);
      }
    };
  }
}
