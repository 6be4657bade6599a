package dev.mapwright.engine.expression;

import dev.mapwright.engine.problem.Place;
import org.jspecify.annotations.Nullable;

/** An expression could not be compiled or evaluated. The place points into the connector's file. */
public final class ExpressionFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final @Nullable String value;
  private final transient Place place;

  /**
   * With the evaluator's error code, such as {@code T2001}, and a message in words.
   *
   * @param value the value in question as JSON, cut short, where there is one. Apart from the
   *     message, since it may be a secret where the expression reads secrets.
   */
  public ExpressionFailure(String code, String message, @Nullable String value, Place place) {
    super(message, null, false, false);
    this.code = code;
    this.value = value;
    this.place = place;
  }

  /** Without a value in question. */
  public ExpressionFailure(String code, String message, Place place) {
    this(code, message, null, place);
  }

  /** The evaluator's error code. */
  public String code() {
    return code;
  }

  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? code : message;
  }

  /** The value in question as JSON, cut short. */
  public @Nullable String value() {
    return value;
  }

  /** Where in the file. */
  public Place place() {
    return place;
  }
}
