package dev.mapwright.engine.expression.jsonata4java;

/** An expression that JSONata4Java can not parse. */
final class UnsupportedExpression extends Exception {
  static final String CODE = "J4J";

  private static final long serialVersionUID = 1L;

  private final int offset;

  UnsupportedExpression(String message, int offset) {
    super(message, null, false, false);
    this.offset = offset;
  }

  /** The first character that it can not make sense of. */
  int offset() {
    return offset;
  }
}
