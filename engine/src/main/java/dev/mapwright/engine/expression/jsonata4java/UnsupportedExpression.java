package dev.mapwright.engine.expression.jsonata4java;

/** A text that JSONata4Java cannot parse. */
final class UnsupportedExpression extends Exception {
  static final String CODE = "J4J";

  private static final long serialVersionUID = 1L;

  UnsupportedExpression(String message) {
    super(message, null, false, false);
  }
}
