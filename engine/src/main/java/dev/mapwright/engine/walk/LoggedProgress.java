package dev.mapwright.engine.walk;

import dev.mapwright.engine.upstream.attempt.Budget;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log once a minute while a call goes on: as a warning where the last minute brought
 * several pages, and all of them empty, which may never end. Thread-safe.
 */
public final class LoggedProgress implements ReadingProgress {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedProgress.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final String account;
  private final Budget budget;
  private Duration next = PAUSE;
  private long pages;
  private long records;
  private long pagesTold;
  private long recordsTold;

  /** Of a call for an account. */
  public LoggedProgress(String account, Budget budget) {
    this.account = account;
    this.budget = budget;
  }

  @Override
  public synchronized void page(String endpoint, int count) {
    pages++;
    records += count;
    Duration spent = budget.timeSpent();
    if (spent.compareTo(next) < 0) {
      return;
    }
    next = spent.plus(PAUSE);
    if (records == recordsTold && pages - pagesTold > 1) {
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
    pagesTold = pages;
    recordsTold = records;
  }
}
