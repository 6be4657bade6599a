package dev.mapwright.jsonata.syntax;

import dev.mapwright.jsonata.syntax.Token.Kind;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonNumber;
import java.math.BigInteger;

/** Cuts an expression into tokens, one at a time. */
final class Lexer {
  private static final String BLANKS = " \t\n\r\u000b";
  private static final String STOPS = ".[]{}(),@#;:?+-*/%|=<>^&!~";
  private static final String[] PAIRS = {
    "..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??",
  };

  private final String source;
  private final SyntaxError error;
  private int at;

  Lexer(String source) {
    this.source = source;
    this.error = new SyntaxError(source);
  }

  /**
   * The next token.
   *
   * @param afterOperand whether a slash is a division here; otherwise it begins a regular
   *     expression
   */
  Token next(boolean afterOperand) {
    skipBlanksAndComments();
    if (at >= source.length()) {
      return new Token(Kind.END, "(end)", null, source.length());
    }
    char c = source.charAt(at);
    if (c == '/' && !afterOperand) {
      return regex();
    }
    for (String pair : PAIRS) {
      if (source.startsWith(pair, at)) {
        return operator(pair);
      }
    }
    if (c == '!' || c == '~') {
      throw error.at(at, "S0204", "Unknown operator: " + c, String.valueOf(c));
    }
    if (STOPS.indexOf(c) >= 0) {
      return operator(String.valueOf(c));
    }
    if (c == '"' || c == '\'') {
      return string(c);
    }
    if (c >= '0' && c <= '9') {
      return number();
    }
    return c == '`' ? quotedName() : name();
  }

  private void skipBlanksAndComments() {
    while (at < source.length()) {
      if (BLANKS.indexOf(source.charAt(at)) >= 0) {
        at++;
      } else if (source.startsWith("/*", at)) {
        int end = source.indexOf("*/", at + 2);
        if (end < 0) {
          throw error.at(at, "S0106", "Comment has no closing tag");
        }
        at = end + 2;
      } else {
        return;
      }
    }
  }

  private Token operator(String text) {
    int start = at;
    at += text.length();
    return new Token(Kind.OPERATOR, text, null, start);
  }

  private Token regex() {
    int start = at++;
    int end = closingSlash();
    String pattern = source.substring(at, end);
    if (pattern.isEmpty()) {
      throw error.at(start, "S0301", "Empty regular expressions are not allowed");
    }
    at = end + 1;
    while (at < source.length() && (source.charAt(at) == 'i' || source.charAt(at) == 'm')) {
      at++;
    }
    return new Token(Kind.REGEX, pattern, source.substring(end + 1, at), start);
  }

  /** The first slash that is neither escaped nor inside brackets. */
  private int closingSlash() {
    int depth = 0;
    for (int i = at; i < source.length(); i++) {
      char c = source.charAt(i);
      boolean afterBackslash = source.charAt(i - 1) == '\\';
      if (c == '/' && depth == 0 && !isEscaped(i)) {
        return i;
      } else if ("([{".indexOf(c) >= 0 && !afterBackslash) {
        depth++;
      } else if (")]}".indexOf(c) >= 0 && !afterBackslash) {
        depth--;
      }
    }
    throw error.at(at - 1, "S0302", "No terminating / in regular expression");
  }

  private boolean isEscaped(int index) {
    int backslashes = 0;
    while (source.charAt(index - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private Token string(char quote) {
    int start = at++;
    StringBuilder text = new StringBuilder();
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == quote) {
        at++;
        String value = text.toString();
        return new Token(Kind.LITERAL, value, value, start);
      }
      text.append(c == '\\' ? escape() : c);
      at++;
    }
    throw error.at(start, "S0101", "String literal must be terminated by a matching quote");
  }

  private char escape() {
    at++;
    char c = at < source.length() ? source.charAt(at) : '\0';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default ->
          throw error.at(at - 1, "S0103", "Unsupported escape sequence: \\" + c, String.valueOf(c));
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 1; i <= 4; i++) {
      int digit = at + i < source.length() ? Character.digit(source.charAt(at + i), 16) : -1;
      if (digit < 0) {
        throw error.at(at - 1, "S0104", "The escape sequence \\u must be followed by 4 hex digits");
      }
      code = code * 16 + digit;
    }
    at += 4;
    return (char) code;
  }

  private Token number() {
    int start = at;
    if (source.charAt(at) == '0') {
      at++;
    } else {
      skipDigits();
    }
    int wholeEnd = at;
    if (isDigit(at + 1) && at < source.length() && source.charAt(at) == '.') {
      at++;
      skipDigits();
    }
    skipExponent();
    String text = source.substring(start, at);
    if (at == wholeEnd && text.length() < 300) {
      return new Token(Kind.LITERAL, text, JsonNumber.of(new BigInteger(text)), start);
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw error.at(start, "S0102", "Number out of range: " + text, text);
    }
    return new Token(Kind.LITERAL, text, JsonNumber.of(value), start);
  }

  private void skipExponent() {
    if (at < source.length() && (source.charAt(at) == 'e' || source.charAt(at) == 'E')) {
      boolean signed =
          at + 1 < source.length()
              && (source.charAt(at + 1) == '+' || source.charAt(at + 1) == '-');
      int digits = at + (signed ? 2 : 1);
      if (isDigit(digits)) {
        at = digits;
        skipDigits();
      }
    }
  }

  private void skipDigits() {
    while (isDigit(at)) {
      at++;
    }
  }

  private boolean isDigit(int index) {
    return index < source.length() && source.charAt(index) >= '0' && source.charAt(index) <= '9';
  }

  private Token quotedName() {
    int start = at;
    int end = source.indexOf('`', at + 1);
    if (end < 0) {
      throw error.at(
          start, "S0105", "Quoted property name must be terminated with a backquote (`)");
    }
    at = end + 1;
    return new Token(Kind.NAME, source.substring(start + 1, end), null, start);
  }

  private Token name() {
    int start = at;
    while (at < source.length()
        && BLANKS.indexOf(source.charAt(at)) < 0
        && STOPS.indexOf(source.charAt(at)) < 0) {
      at++;
    }
    String name = source.substring(start, at);
    if (name.startsWith("$")) {
      return new Token(Kind.VARIABLE, name.substring(1), null, start);
    }
    return switch (name) {
      case "or", "in", "and" -> new Token(Kind.OPERATOR, name, null, start);
      case "true" -> new Token(Kind.LITERAL, name, Boolean.TRUE, start);
      case "false" -> new Token(Kind.LITERAL, name, Boolean.FALSE, start);
      case "null" -> new Token(Kind.LITERAL, name, JsonNull.NULL, start);
      default -> new Token(Kind.NAME, name, null, start);
    };
  }
}
