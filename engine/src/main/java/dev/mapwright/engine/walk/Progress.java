package dev.mapwright.engine.walk;

import dev.mapwright.engine.upstream.attempt.Budget;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far one call of the engine has read, told to the log once a minute while it goes on: as a
 * warning where the last minute brought empty pages only, which may never end. Thread-safe.
 */
public final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final String account;
  private final Budget budget;
  private Duration next = PAUSE;
  private long pages;
  private long records;
  private long told;

  /** Of a call for an account. */
  public Progress(String account, Budget budget) {
    this.account = account;
    this.budget = budget;
  }

  /**
   * A page was read.
   *
   * @param endpoint which, in the words of the connector
   * @param count records on it
   */
  synchronized void page(String endpoint, int count) {
    pages++;
    records += count;
    Duration spent = budget.timeSpent();
    if (spent.compareTo(next) < 0) {
      return;
    }
    next = spent.plus(PAUSE);
    if (records == told) {
      LOG.warn(
          "Account {}: nothing but empty pages for a minute, {} now; {} pages and {} records in {}"
              + " s",
          account,
          endpoint,
          pages,
          records,
          spent.toSeconds());
    } else {
      LOG.info(
          "Account {}: reading, {} now; {} pages and {} records in {} s",
          account,
          endpoint,
          pages,
          records,
          spent.toSeconds());
    }
    told = records;
  }
}
