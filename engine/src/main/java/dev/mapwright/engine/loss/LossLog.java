package dev.mapwright.engine.loss;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of each loss when it first comes, and from then on once an hour at most, with the
 * number of records since. Thread-safe.
 */
public final class LossLog implements LossCounter {
  private static final Logger LOG = LoggerFactory.getLogger(LossLog.class);
  private static final Duration PAUSE = Duration.ofHours(1);
  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final Cache<Counted, Told> told = Caffeine.newBuilder().maximumSize(MOST).build();

  /** By this clock. */
  public LossLog(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void count(String connector, Loss loss) {
    Told last = told.get(new Counted(connector, loss), _ -> new Told());
    long records = last.count(clock.instant());
    if (records > 0) {
      LOG.warn("{}: {}", connector, loss.inWords(records));
    }
  }

  private record Counted(String connector, Loss loss) {}

  /** When a loss was told last, and how often it came since. */
  private static final class Told {
    private Instant again = Instant.MIN;
    private long since;

    /** How many records to tell of now; 0 = nothing yet. */
    synchronized long count(Instant now) {
      since++;
      if (now.isBefore(again)) {
        return 0;
      }
      long records = since;
      since = 0;
      again = now.plus(PAUSE);
      return records;
    }
  }
}
