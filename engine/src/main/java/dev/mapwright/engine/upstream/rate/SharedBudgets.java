package dev.mapwright.engine.upstream.rate;

import dev.mapwright.engine.connector.RatePool;
import java.time.Duration;

/**
 * Rate budgets that several processes keep together, as they call the same accounts. Safe for any
 * number of threads, which it may let wait a moment.
 */
public interface SharedBudgets {

  /**
   * Requests of a budget that one process may make.
   *
   * @param requests how many; 0 for none now
   * @param until how long until there may be some; zero where there are
   */
  record Lease(int requests, Duration until) {}

  /**
   * Takes some requests of a budget. However processes take them, never more than the pool has are
   * made in any stretch of its length.
   *
   * @param account whose budget
   * @param pool of the account's connector
   * @param wanted how many, at least 1
   * @param within how long after this call they are made at the latest
   */
  Lease take(String account, RatePool pool, int wanted, Duration within);
}
