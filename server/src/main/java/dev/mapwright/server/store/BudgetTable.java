package dev.mapwright.server.store;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What servers have taken of vendors' rate budgets. Each taking counts from when it is made until
 * the last of its requests has left the budget's stretch of time, so that never more than the
 * budget fall into any such stretch, whichever servers make them. Thread-safe.
 */
public final class BudgetTable {
  private final Database database;
  private final DatabaseClock clock;

  BudgetTable(Database database) {
    this.database = database;
    this.clock = new DatabaseClock(database.location());
  }

  /**
   * A rate budget of an account.
   *
   * @param account its id
   * @param pool tells the budgets of an account apart
   * @param requests how many there are, at least 1
   * @param per in which time
   */
  public record Budget(String account, String pool, int requests, Duration per) {}

  /**
   * What was taken.
   *
   * @param requests how many; 0 for none
   * @param until how long until there are some; zero where there are
   */
  public record Taken(int requests, Duration until) {}

  private record Lease(long countsUntil, int requests) {}

  /**
   * Takes some requests.
   *
   * @param wanted how many, at least 1
   * @param within how long after now the last of them is made
   */
  public Taken take(Budget budget, int wanted, Duration within) {
    return database.inTransaction(handle -> {
      queue(handle, budget);
      long now = clock.now(handle);
      handle.execute(
          "DELETE FROM vendor_lease WHERE account = ? AND pool = ? AND counts_until <= ?",
          budget.account,
          budget.pool,
          now);
      List<Lease> leases = leases(handle, budget);
      int left = budget.requests - leases.stream().mapToInt(Lease::requests).sum();
      if (left <= 0) {
        long next = leases.stream().mapToLong(Lease::countsUntil).min().orElse(now);
        return new Taken(0, Duration.ofMillis(Math.max(1, next - now)));
      }
      int given = Math.min(left, wanted);
      handle.execute(
          "INSERT INTO vendor_lease (account, pool, counts_until, requests) VALUES (?, ?, ?, ?)",
          budget.account,
          budget.pool,
          now + within.toMillis() + budget.per.toMillis(),
          given);
      return new Taken(given, Duration.ZERO);
    });
  }

  /** Waits until no other server takes from this budget. */
  private static void queue(Handle handle, Budget budget) {
    handle.execute(
        "INSERT INTO vendor_budget (account, pool) VALUES (?, ?) ON CONFLICT DO NOTHING",
        budget.account,
        budget.pool);
    handle
        .select(
            "SELECT 1 FROM vendor_budget WHERE account = ? AND pool = ? FOR UPDATE",
            budget.account,
            budget.pool)
        .mapTo(Integer.class)
        .one();
  }

  private static List<Lease> leases(Handle handle, Budget budget) {
    return handle
        .select(
            "SELECT counts_until, requests FROM vendor_lease WHERE account = ? AND pool = ?",
            budget.account,
            budget.pool)
        .map((row, _) -> new Lease(row.getLong(1), row.getInt(2)))
        .list();
  }
}
