package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Expression;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A rate budget, kept per account.
 *
 * @param id tells the pools of a connector apart
 * @param requests how many may be made, 0 for no bound
 * @param per in which time
 * @param concurrent how many at once, 0 for no bound
 * @param retryAfter the vendor's own word on when to come again: seconds, epoch, or a date; may be
 *     null
 * @param backoff the first wait where the vendor says nothing
 */
public record RatePool(
    String id,
    int requests,
    Duration per,
    int concurrent,
    @Nullable Expression retryAfter,
    Duration backoff) {
  /** The id of the pool that all token endpoints of a connector share. */
  public static final String TOKENS = "auth.token";

  private static final Duration BACKOFF = Duration.ofSeconds(1);

  /** One that bounds nothing by itself, but may be closed. */
  public static RatePool unlimited(String id) {
    return new RatePool(id, 0, Duration.ZERO, 0, null, BACKOFF);
  }
}
