package dev.mapwright.engine.upstream.rate;

import dev.mapwright.engine.connector.RatePool;
import java.time.Duration;
import java.time.Instant;

/**
 * What this process has of a budget that several keep together. It takes one request at a time, and
 * more at once where it has used up what it took before its time was over: so a busy account asks
 * seldom, and a quiet one leaves nothing unused. Not thread-safe.
 */
final class LeasedBudget {
  /** So much of a budget is taken at once at most, so that others get some, too. */
  private static final int PARTS = 8;

  private static final int PARTS_OF_TIME = 10;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** Between the taking of one request and its making lies the way back from who keeps them. */
  private static final int PARTS_OF_TIME_FOR_ONE = 20;

  private static final Duration LONGEST_FOR_ONE = Duration.ofMillis(250);
  private static final Duration LEAST_WAIT = Duration.ofMillis(1);

  private final SharedBudgets shared;
  private final String account;
  private final RatePool pool;
  private final int most;
  private final Duration within;
  private final Duration withinForOne;
  private int size = 1;
  private int left;
  private Instant until = Instant.MIN;

  LeasedBudget(SharedBudgets shared, String account, RatePool pool) {
    this.shared = shared;
    this.account = account;
    this.pool = pool;
    this.most = Math.max(1, pool.requests() / PARTS);
    this.within = shorter(pool.per().dividedBy(PARTS_OF_TIME), LONGEST);
    this.withinForOne = shorter(pool.per().dividedBy(PARTS_OF_TIME_FOR_ONE), LONGEST_FOR_ONE);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Takes a request, or says how long there is none. Zero = taken. */
  Duration take(Instant now) {
    if (left > 0 && now.isBefore(until)) {
      left--;
      return Duration.ZERO;
    }
    size = now.isBefore(until) ? Math.min(most, size * 2) : Math.max(1, size / 2);
    SharedBudgets.Lease lease = shared.take(account, pool, size, size == 1 ? withinForOne : within);
    until = now.plus(within);
    if (lease.requests() == 0) {
      left = 0;
      return lease.until().compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : lease.until();
    }
    left = lease.requests() - 1;
    return Duration.ZERO;
  }

  /** One that was taken is not made after all. */
  void giveBack() {
    left++;
  }
}
