package dev.mapwright.cli.eval;

import dev.mapwright.engine.expression.ExpressionFailure;

/** A failure as it is printed: place, code, message, the line with a caret, the value. */
final class FailureText {
  private FailureText() {}

  static String of(ExpressionFailure e) {
    String value = e.value() == null ? "" : "\n    the value: " + e.value();
    return e.place()
        + ": "
        + e.code()
        + ": "
        + e.getMessage()
        + "\n"
        + e.place().excerpt().indent(4).stripTrailing()
        + value;
  }
}
