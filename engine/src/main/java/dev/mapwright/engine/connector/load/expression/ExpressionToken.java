package dev.mapwright.engine.connector.load.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word or sign of an expression's text. Only for finding places and suspicious spellings, and the
 * end of an expression inside a template: what an expression means is the evaluator's business.
 *
 * @param kind what it is
 * @param text as written; of a variable and a quoted name, the name alone
 * @param start offset of its first character
 * @param end offset behind its last
 */
public record ExpressionToken(Kind kind, String text, int start, int end) {

  /** Kinds of tokens. */
  enum Kind {
    NAME,
    VARIABLE,
    TEXT,
    NUMBER,
    PATTERN,
    SIGN
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** All tokens; what is no JSONata comes out somehow, too. */
  static List<ExpressionToken> of(String source) {
    Scanner scanner = new Scanner(source, 0);
    List<ExpressionToken> tokens = new ArrayList<>();
    for (ExpressionToken token = scanner.next();
        token.start < source.length();
        token = scanner.next()) {
      tokens.add(token);
    }
    return tokens;
  }

  /**
   * Where an expression ends that stands between {@code {{} and {@code }}}.
   *
   * @param from offset behind the opening braces
   * @return offset of the closing braces; -1 if there are none
   */
  public static int endOfExpression(String source, int from) {
    Scanner scanner = new Scanner(source, from);
    int depth = 0;
    for (ExpressionToken token = scanner.next();
        token.start < source.length();
        token = scanner.next()) {
      if (token.is("{")) {
        depth++;
      } else if (token.is("}") && depth > 0) {
        depth--;
      } else if (token.is("}")) {
        return source.startsWith("}}", token.start) ? token.start : -1;
      }
    }
    return -1;
  }

  /** Walks over the text. */
  private static final class Scanner {
    private static final String LONG_SIGNS = ":= != <= >= ** .. ~> ?: ??";

    private final String source;
    private int at;
    private boolean afterOperand;

    Scanner(String source, int at) {
      this.source = source;
      this.at = at;
    }

    /** The next token; at the end, one that starts there. */
    ExpressionToken next() {
      skipBlanks();
      int start = at;
      if (start >= source.length()) {
        return new ExpressionToken(Kind.SIGN, "", start, start);
      }
      ExpressionToken token = read(source.charAt(start), start);
      at = token.end;
      afterOperand = token.kind != Kind.SIGN || ")]}".contains(token.text);
      return token;
    }

    private ExpressionToken read(char c, int start) {
      if (c == '"' || c == '\'') {
        return enclosed(Kind.TEXT, c, start);
      }
      if (c == '`') {
        return enclosed(Kind.NAME, c, start);
      }
      if (c == '/' && !afterOperand) {
        return enclosed(Kind.PATTERN, c, start);
      }
      if (c == '$') {
        int end = word(start + 1);
        return new ExpressionToken(Kind.VARIABLE, source.substring(start + 1, end), start, end);
      }
      if (Character.isDigit(c)) {
        int end = word(start);
        return new ExpressionToken(Kind.NUMBER, source.substring(start, end), start, end);
      }
      int end = word(start);
      if (end > start) {
        String name = source.substring(start, end);
        boolean operator = List.of("and", "or", "in").contains(name.toLowerCase(Locale.ROOT));
        return new ExpressionToken(
            operator && afterOperand ? Kind.SIGN : Kind.NAME, name, start, end);
      }
      boolean pair =
          start + 2 <= source.length() && LONG_SIGNS.contains(source.substring(start, start + 2));
      return sign(start, pair && !Character.isWhitespace(source.charAt(start + 1)) ? 2 : 1);
    }

    private ExpressionToken sign(int start, int length) {
      return new ExpressionToken(
          Kind.SIGN, source.substring(start, start + length), start, start + length);
    }

    private ExpressionToken enclosed(Kind kind, char quote, int start) {
      int end = start + 1;
      while (end < source.length() && source.charAt(end) != quote) {
        end += source.charAt(end) == '\\' && quote != '`' ? 2 : 1;
      }
      int inside = Math.min(end, source.length());
      return new ExpressionToken(
          kind, source.substring(start + 1, inside), start, Math.min(end + 1, source.length()));
    }

    private int word(int start) {
      int end = start;
      while (end < source.length()
          && (Character.isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '_')) {
        end++;
      }
      return end;
    }

    private void skipBlanks() {
      while (at < source.length()) {
        if (Character.isWhitespace(source.charAt(at))) {
          at++;
        } else if (source.startsWith("/*", at)) {
          int end = source.indexOf("*/", at + 2);
          at = end < 0 ? source.length() : end + 2;
        } else {
          return;
        }
      }
    }
  }
}
