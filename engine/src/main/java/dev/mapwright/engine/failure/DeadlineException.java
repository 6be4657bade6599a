package dev.mapwright.engine.failure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The call's time or request budget ended before anything could be answered: by itself, or because
 * the server was too busy.
 */
public final class DeadlineException extends EngineException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String cursor;
  private final @Nullable Duration retryAfter;

  /** With the cursor from which the same call goes on, if there is one. */
  public DeadlineException(String message, @Nullable String cursor) {
    this(message, cursor, null);
  }

  private DeadlineException(
      String message, @Nullable String cursor, @Nullable Duration retryAfter) {
    super(message, null);
    this.cursor = cursor;
    this.retryAfter = retryAfter;
  }

  /** Because the server was too busy; with when to come again. */
  public static DeadlineException busy(String message, Duration retryAfter) {
    return new DeadlineException(message, null, retryAfter);
  }

  /** The same, with the cursor from which the same call goes on, if there is one. */
  public DeadlineException from(@Nullable String newCursor) {
    return new DeadlineException(getMessage(), newCursor, retryAfter);
  }

  /** When to come again, where the server was too busy; null otherwise. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** From where the same call goes on. */
  public @Nullable String cursor() {
    return cursor;
  }
}
