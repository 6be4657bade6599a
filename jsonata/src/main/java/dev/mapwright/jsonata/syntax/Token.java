package dev.mapwright.jsonata.syntax;

import org.jspecify.annotations.Nullable;

/**
 * One token of an expression.
 *
 * @param text operator, name, or text of the literal
 * @param value the literal's value; {@code null} for other kinds
 * @param offset where it begins
 */
record Token(Kind kind, String text, @Nullable Object value, int offset) {
  enum Kind {
    OPERATOR,
    NAME,
    VARIABLE,
    LITERAL,
    REGEX,
    END
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }
}
