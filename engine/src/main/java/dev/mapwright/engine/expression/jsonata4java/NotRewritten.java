package dev.mapwright.engine.expression.jsonata4java;

import dev.mapwright.jsonata.syntax.Syntax;

/** JSONata4Java knows no words for a part of an expression. */
final class NotRewritten extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;

  /** What it is of which it knows nothing. */
  NotRewritten(Syntax part, String what) {
    super("it knows nothing like " + what, null, false, false);
    this.offset = part.offset();
  }

  /** Where the part begins. */
  int offset() {
    return offset;
  }
}
