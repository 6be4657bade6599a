package dev.mapwright.engine.failure;

import org.jspecify.annotations.Nullable;

/** The call's time or request budget ended before anything could be answered. */
public final class DeadlineException extends EngineException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String cursor;

  /** With the cursor from which the same call goes on, if there is one. */
  public DeadlineException(String message, @Nullable String cursor) {
    super(message, null);
    this.cursor = cursor;
  }

  /** The same, with the cursor from which the same call goes on, if there is one. */
  public DeadlineException from(@Nullable String newCursor) {
    return new DeadlineException(getMessage(), newCursor);
  }

  /** From where the same call goes on. */
  public @Nullable String cursor() {
    return cursor;
  }
}
