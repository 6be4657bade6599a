package dev.mapwright.engine.expression;

import dev.mapwright.engine.problem.Place;

/** An expression could not be compiled or evaluated. The place points into the connector's file. */
public final class ExpressionFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient Place place;

  /** With the evaluator's error code, such as {@code T2001}, and a message in words. */
  public ExpressionFailure(String code, String message, Place place) {
    super(message, null, false, false);
    this.code = code;
    this.place = place;
  }

  /** The evaluator's error code. */
  public String code() {
    return code;
  }

  /** Where in the file. */
  public Place place() {
    return place;
  }
}
