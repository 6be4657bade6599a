package dev.mapwright.jsonata.picture;

import org.jspecify.annotations.Nullable;

/** A picture, an option or a value that cannot be used, with the reference's error code. */
public final class PictureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String reason;
  private final transient @Nullable Object value;

  /**
   * @param code the reference's code such as {@code D3080}, or one of our own, such as {@code
   *     M3001}
   * @param message what is wrong, in words for the author of the expression
   * @param value the value in question, if there is one
   */
  public PictureException(String code, String message, @Nullable Object value) {
    // Neither suppression nor stack trace: the place that matters is the call in the expression.
    super(message, null, false, false);
    this.code = code;
    this.reason = message;
    this.value = value;
  }

  public String code() {
    return code;
  }

  @Override
  public String getMessage() {
    return reason;
  }

  /** The value in question: a number, a text, or nothing. */
  public @Nullable Object value() {
    return value;
  }
}
