package dev.mapwright.engine.upstream.health;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How many requests of each account may be made again. A vendor in trouble is not helped by three
 * times as many requests: repetitions are some in reserve, a tenth of what goes well, and one now
 * and then. Thread-safe.
 */
public final class RetryBudgets {
  /** The most that an account has. */
  static final int MOST = 20;

  /** One more comes after so long in any case. */
  static final Duration ONE_IN = Duration.ofSeconds(5);

  private static final double EARNED = 0.1;
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  private final InstantSource clock;
  private final LoadingCache<String, Budget> accounts =
      Caffeine.newBuilder().expireAfterAccess(FORGOTTEN_AFTER).build(_ -> new Budget());

  /**
   * All are full.
   *
   * @param clock one that nobody sets
   */
  public RetryBudgets(InstantSource clock) {
    this.clock = clock;
  }

  /** An account's. */
  private final class Budget {
    private double left = MOST;
    private Instant counted = clock.instant();

    synchronized boolean take() {
      Instant now = clock.instant();
      double passed = (double) Duration.between(counted, now).toMillis() / ONE_IN.toMillis();
      left = Math.min(MOST, left + Math.max(0, passed));
      counted = now;
      if (left < 1) {
        return false;
      }
      left--;
      return true;
    }

    synchronized void earn() {
      left = Math.min(MOST, left + EARNED);
    }
  }

  /** Takes a repetition, if there is one left. */
  public boolean take(String account) {
    return accounts.get(account).take();
  }

  /** A request of the account went well. */
  public void earn(String account) {
    accounts.get(account).earn();
  }
}
