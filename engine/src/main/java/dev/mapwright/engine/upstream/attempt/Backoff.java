package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.upstream.wire.ResetHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long to wait before a request is made again. */
public final class Backoff {
  /**
   * The longest wait that a vendor's word imposes: after it one request tries whether the word
   * still holds, as no vendor's mistake may lock an account for a day.
   */
  static final Duration LONGEST = Duration.ofHours(1);

  private static final Duration BACKOFF = Duration.ofSeconds(1);
  private static final int DOUBLINGS = 10;

  private Backoff() {}

  /**
   * What the vendor says: by the narrowest pool that knows where to look, or else in the headers
   * that are the same everywhere. Null where it says nothing, or nothing that is a wait.
   */
  public static @Nullable Duration stated(
      AttemptResult.Failed failed, List<RatePool> limits, Instant now) {
    for (RatePool pool : limits.reversed()) {
      Duration wait = ResetHeaders.wait(evaluated(failed, pool), now);
      if (wait != null) {
        return capped(wait);
      }
    }
    Duration wait = ResetHeaders.retryAfter(failed.headers(), now);
    if (wait == null && mayBeReset(failed)) {
      wait = ResetHeaders.reset(failed.headers(), now);
    }
    return wait == null ? null : capped(wait);
  }

  /** Many vendors tell the reset with every answer; it is the reason only where none are left. */
  private static boolean mayBeReset(AttemptResult.Failed failed) {
    return failed.outcome() == Outcome.RATE_LIMITED
        || (failed.status() == 503 && !ResetHeaders.isRoomLeft(failed.headers()));
  }

  private static Duration capped(Duration wait) {
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static @Nullable Object evaluated(AttemptResult.Failed failed, RatePool pool) {
    try {
      return pool.retryAfter() == null
          ? null
          : pool.retryAfter().evaluate(failed.body(), failed.variables());
    } catch (ExpressionFailure _) {
      return null; // an answer of another shape says nothing
    }
  }

  /**
   * Up to twice as long each time, and never in step with others: any moment up to then. A vendor
   * that wants fewer requests is left alone for half of that time at least.
   */
  static Duration backoff(List<RatePool> limits, int attempt, Outcome outcome) {
    Duration first = limits.isEmpty() ? BACKOFF : limits.getLast().backoff();
    long longest = first.toMillis() << Math.min(attempt - 1, DOUBLINGS);
    double least = outcome == Outcome.RATE_LIMITED ? 0.5 : 0;
    return Duration.ofMillis((long) (longest * (least + Math.random() * (1 - least))));
  }
}
