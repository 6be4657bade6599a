package dev.mapwright.engine.upstream;

import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.upstream.wire.VendorTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long to wait before a request is made again. */
final class Waits {
  private static final Duration BACKOFF = Duration.ofSeconds(1);
  private static final int DOUBLINGS = 10;

  private Waits() {}

  /** What the vendor says by the narrowest pool that knows where to look, or null. */
  static @Nullable Duration stated(Reply.Failed failed, List<RatePool> limits, Instant now) {
    for (RatePool pool : limits.reversed()) {
      if (pool.retryAfter() != null) {
        Instant until = VendorTime.read(evaluated(failed, pool), now);
        if (until != null) {
          Duration wait = Duration.between(now, until);
          return wait.isNegative() ? Duration.ZERO : wait;
        }
      }
    }
    return null;
  }

  private static @Nullable Object evaluated(Reply.Failed failed, RatePool pool) {
    try {
      return pool.retryAfter() == null
          ? null
          : pool.retryAfter().evaluate(failed.body(), failed.variables());
    } catch (ExpressionFailure _) {
      return null; // an answer of another shape says nothing
    }
  }

  /** Twice as long each time, and never in step with others. */
  static Duration backoff(List<RatePool> limits, int attempt) {
    Duration first = limits.isEmpty() ? BACKOFF : limits.getLast().backoff();
    long longest = first.toMillis() << Math.min(attempt - 1, DOUBLINGS);
    return Duration.ofMillis((long) (longest * (0.5 + Math.random() / 2)));
  }
}
