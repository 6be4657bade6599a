package dev.mapwright.jsonata.regex;

/** How far a pattern has been read. */
final class PatternPosition {
  private final String text;
  private int at;

  PatternPosition(String text) {
    this.text = text;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  boolean isAt(String part) {
    return text.startsWith(part, at);
  }

  /** The next character; a surrogate pair is one. */
  int next() {
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  /** Goes over a part if it is next. */
  boolean skip(String part) {
    boolean next = isAt(part);
    at += next ? part.length() : 0;
    return next;
  }

  /** The number of up to so many digits that come next; -1 if fewer than the least come. */
  int number(int radix, int least, int most) {
    int value = 0;
    int end = at;
    while (end < text.length() && end - at < most && digit(end, radix) >= 0) {
      value = (int) Math.min((long) value * radix + digit(end, radix), Integer.MAX_VALUE);
      end++;
    }
    if (end - at < least) {
      return -1;
    }
    at = end;
    return value;
  }

  private int digit(int index, int radix) {
    char c = text.charAt(index);
    return c < 0x80 ? Character.digit(c, radix) : -1;
  }

  int position() {
    return at;
  }

  void backTo(int position) {
    at = position;
  }

  /** The text from a position up to here. */
  String since(int position) {
    return text.substring(position, at);
  }
}
