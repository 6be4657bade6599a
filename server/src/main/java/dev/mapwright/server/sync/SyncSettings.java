package dev.mapwright.server.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How accounts are synced.
 *
 * @param every how often, unless an account has its own period; null for only when asked
 * @param fullEvery how often everything is read, where what changed can be read in between
 * @param atOnce how many are synced by a server at the same time
 */
public record SyncSettings(@Nullable Duration every, Duration fullEvery, int atOnce) {
  /** Only when asked. */
  public static final SyncSettings DEFAULT = new SyncSettings(null, Duration.ofHours(24), 4);

  public SyncSettings {
    if (atOnce < 1 || fullEvery.isNegative() || (every != null && !every.isPositive())) {
      throw new IllegalArgumentException("a sync takes its time");
    }
  }

  /** {@link #every} in milliseconds. */
  @Nullable Long period() {
    return every == null ? null : Long.valueOf(every.toMillis());
  }
}
