package dev.mapwright.jsonata.regex;

/** Reads what follows a backslash. */
final class EscapeReader {
  private static final int OCTAL = 8;
  private static final int HEX = 16;
  private static final int HIGHEST_OCTAL = 255;

  private final PatternPosition at;
  private final GroupNames groups;

  EscapeReader(PatternPosition at, GroupNames groups) {
    this.at = at;
    this.groups = groups;
  }

  /** What an escape means. */
  sealed interface Escape {
    /** A place between characters. */
    record Place(PatternNode.Edge edge) implements Escape {}

    /** What a group has taken. */
    record Reference(int group) implements Escape {}

    /** One character. */
    record Single(int code) implements Escape {}

    /** One of several characters. */
    record OneOf(CharSet set) implements Escape {}
  }

  /** The escape outside of a class. */
  Escape read() {
    if (at.skip("b")) {
      return new Escape.Place(PatternNode.Edge.WORD_EDGE);
    }
    if (at.skip("B")) {
      return new Escape.Place(PatternNode.Edge.NO_WORD_EDGE);
    }
    if (groups.hasNames() && at.skip("k")) {
      return new Escape.Reference(groups.named(at));
    }
    int begin = at.position();
    int number = at.isAt('0') ? -1 : at.number(10, 1, Integer.MAX_VALUE);
    if (number > 0 && number <= groups.count()) {
      return new Escape.Reference(number);
    }
    at.backTo(begin);
    return common(false);
  }

  /** The escape inside of a class. */
  Escape readInClass() {
    return at.skip("b") ? new Escape.Single('\b') : common(true);
  }

  private Escape common(boolean inClass) {
    if (at.isAtEnd()) {
      throw new PatternError("\\ at end of pattern");
    }
    int octal = octal();
    if (octal >= 0) {
      return new Escape.Single(octal);
    }
    int begin = at.position();
    int c = at.next();
    return switch (c) {
      case 'd' -> new Escape.OneOf(CharSet.DIGITS);
      case 'D' -> new Escape.OneOf(CharSet.DIGITS.negated());
      case 'w' -> new Escape.OneOf(CharSet.WORD);
      case 'W' -> new Escape.OneOf(CharSet.WORD.negated());
      case 's' -> new Escape.OneOf(CharSet.SPACES);
      case 'S' -> new Escape.OneOf(CharSet.SPACES.negated());
      case 't' -> new Escape.Single('\t');
      case 'n' -> new Escape.Single('\n');
      case 'v' -> new Escape.Single(0x0b);
      case 'f' -> new Escape.Single('\f');
      case 'r' -> new Escape.Single('\r');
      case 'c' -> control(inClass, begin);
      case 'x' -> new Escape.Single(code(2, 'x'));
      case 'u' -> new Escape.Single(unit());
      default -> new Escape.Single(c);
    };
  }

  /** Up to three octal digits; -1 if an eight or a nine or no digit comes next. */
  private int octal() {
    int begin = at.position();
    int value = at.number(OCTAL, 1, 3);
    if (value > HIGHEST_OCTAL) {
      at.backTo(begin);
      value = at.number(OCTAL, 1, 2);
    }
    return value;
  }

  /** A control character; without its letter, the backslash stands for itself. */
  private Escape control(boolean inClass, int begin) {
    int letter = at.isAtEnd() ? -1 : at.next();
    boolean isLetter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    boolean isInClass = inClass && ((letter >= '0' && letter <= '9') || letter == '_');
    if (isLetter || isInClass) {
      return new Escape.Single(letter % 32);
    }
    at.backTo(begin);
    return new Escape.Single('\\');
  }

  private int code(int digits, char letter) {
    int code = at.number(HEX, digits, digits);
    return code < 0 ? letter : code;
  }

  /** A code unit; two that are a surrogate pair are one character. */
  private int unit() {
    int high = code(4, 'u');
    int begin = at.position();
    if (Character.isHighSurrogate((char) high) && at.skip("\\u")) {
      int low = at.number(HEX, 4, 4);
      if (low >= 0 && Character.isLowSurrogate((char) low)) {
        return Character.toCodePoint((char) high, (char) low);
      }
      at.backTo(begin);
    }
    return high;
  }
}
