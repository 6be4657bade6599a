package dev.mapwright.server.sync;

import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.server.store.StoreException;
import java.time.Duration;

/** Waits for what will be well again soon. */
final class Patience {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** A database that is away for longer is looked for by whoever goes on with the run. */
  private static final Duration WITH_DATABASE = Duration.ofMinutes(3);

  /** A vendor's word is waited for so often before it is noted. */
  private static final int MOST_WAITS = 20;

  private int waits;

  /**
   * Writes, again and again while the database is away.
   *
   * @throws StoreException if that takes too long
   */
  void write(Runnable writing) {
    Duration pause = FIRST;
    long end = System.nanoTime() + WITH_DATABASE.toNanos();
    while (true) {
      try {
        writing.run();
        waits = 0;
        return;
      } catch (StoreException e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        sleep(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
      }
    }
  }

  /**
   * Waits where a vendor wants a wait that is short.
   *
   * @throws VendorException the same, where it does not
   */
  void await(VendorException refused, Duration most) {
    Duration wait = refused.retryAfter();
    if (refused.outcome() != Outcome.RATE_LIMITED
        || wait == null
        || wait.compareTo(most) > 0
        || waits++ >= MOST_WAITS) {
      throw refused;
    }
    sleep(wait);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the sync was given up", e);
    }
  }
}
