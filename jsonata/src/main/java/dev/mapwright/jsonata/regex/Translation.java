package dev.mapwright.jsonata.regex;

/**
 * Rewrites a pattern of JavaScript so that Java and RE2 read it the same way: what they would take
 * for more is escaped, and what they take for less is spelled out.
 */
final class Translation {
  private static final String SPACES =
      "\\t\\n\\x0b\\f\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}"
          + "\\x{3000}\\x{feff}";
  private static final String KEPT_ESCAPES = "dDwWbBnrtfv";

  private final String source;
  private final boolean multiline;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private Translation(String source, boolean multiline) {
    this.source = source;
    this.multiline = multiline;
  }

  static String of(String source, boolean multiline) {
    Translation translation = new Translation(source, multiline);
    translation.run();
    return translation.out.toString();
  }

  private void run() {
    while (at < source.length()) {
      char c = source.charAt(at++);
      switch (c) {
        case '\\' -> escape(false);
        case '[' -> characterClass();
        case '.' -> out.append("[^\\n\\r\\x{2028}\\x{2029}]");
        case '$' -> out.append(multiline ? "(?m:$)" : "\\z");
        case '^' -> out.append(multiline ? "(?m:^)" : "\\A");
        case '{' -> out.append(isQuantifier() ? "{" : "\\{");
        case '}' -> out.append(closesQuantifier() ? "}" : "\\}");
        case ']' -> out.append("\\]");
        case '(' -> group();
        default -> out.append(c);
      }
    }
  }

  /** RE2 writes named groups with a P, which Java does not know; so their names go. */
  private void group() {
    boolean named =
        source.startsWith("?<", at)
            && !source.startsWith("?<=", at)
            && !source.startsWith("?<!", at);
    int end = named ? source.indexOf('>', at) : -1;
    if (end > 0) {
      at = end + 1;
    }
    out.append('(');
  }

  private boolean isQuantifier() {
    int i = at;
    while (i < source.length() && Character.isDigit(source.charAt(i))) {
      i++;
    }
    if (i > at && i < source.length() && source.charAt(i) == ',') {
      i++;
      while (i < source.length() && Character.isDigit(source.charAt(i))) {
        i++;
      }
    }
    return i > at && i < source.length() && source.charAt(i) == '}';
  }

  private boolean closesQuantifier() {
    int i = at - 2;
    while (i >= 0 && (Character.isDigit(source.charAt(i)) || source.charAt(i) == ',')) {
      i--;
    }
    boolean escaped = i > 0 && source.charAt(i - 1) == '\\';
    return i >= 0 && i < at - 2 && source.charAt(i) == '{' && !escaped;
  }

  private void characterClass() {
    boolean negated = source.startsWith("^", at);
    if (negated) {
      at++;
    }
    if (source.startsWith("]", at)) {
      at++;
      out.append(negated ? "[\\x{0}-\\x{10ffff}]" : "[^\\x{0}-\\x{10ffff}]");
      return;
    }
    out.append(negated ? "[^" : "[");
    while (at < source.length() && source.charAt(at) != ']') {
      char c = source.charAt(at++);
      switch (c) {
        case '\\' -> escape(true);
        case '[', '&', '~', '^' -> out.append('\\').append(c);
        default -> out.append(c);
      }
    }
    at++;
    out.append(']');
  }

  private void escape(boolean inClass) {
    if (at >= source.length()) {
      out.append("\\\\");
      return;
    }
    char c = source.charAt(at++);
    switch (c) {
      case 's' -> out.append(inClass ? SPACES : "[" + SPACES + "]");
      case 'S' -> out.append("[^" + SPACES + "]");
      case 'u' -> code(4, c);
      case 'x' -> code(2, c);
      case 'c' -> control();
      case '0' -> out.append("\\x{0}");
      case 'b' -> out.append(inClass ? "\\x{8}" : "\\b");
      case 'v' -> out.append("\\x0b");
      case 'k' -> out.append("\\k");
      default -> {
        boolean meaning = KEPT_ESCAPES.indexOf(c) >= 0 || Character.isDigit(c);
        boolean letter = Character.isLetter(c) || c > 127;
        out.append(letter && !meaning ? "" : "\\").append(c);
      }
    }
  }

  private void code(int digits, char letter) {
    if (at + digits <= source.length()
        && source.substring(at, at + digits).chars().allMatch(d -> Character.digit(d, 16) >= 0)) {
      out.append("\\x{").append(source, at, at + digits).append('}');
      at += digits;
    } else {
      out.append(letter);
    }
  }

  private void control() {
    if (at < source.length() && Character.isLetter(source.charAt(at))) {
      out.append(String.format("\\x{%x}", source.charAt(at++) % 32));
    } else {
      out.append("\\\\c");
    }
  }
}
