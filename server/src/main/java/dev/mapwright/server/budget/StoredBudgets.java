package dev.mapwright.server.budget;

import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.upstream.rate.SharedBudgets;
import dev.mapwright.server.store.BudgetTable;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps vendors' rate budgets in the store that several servers share. While it is away, each
 * server keeps to the whole of each budget by itself, and looks again after some seconds.
 * Thread-safe.
 */
public final class StoredBudgets implements SharedBudgets {
  private static final Logger LOG = LoggerFactory.getLogger(StoredBudgets.class);
  private static final long AWAY = Duration.ofSeconds(10).toNanos();

  private final BudgetTable table;
  private volatile long awayUntil = System.nanoTime();

  private StoredBudgets(BudgetTable table) {
    this.table = table;
  }

  /** In this store; null where no other server can have it. */
  public static @Nullable StoredBudgets in(Store store) {
    return store.isShared() ? new StoredBudgets(store.budgets()) : null;
  }

  @Override
  public Lease take(String account, RatePool pool, int wanted, Duration within) {
    if (System.nanoTime() - awayUntil < 0) {
      return alone(wanted);
    }
    try {
      BudgetTable.Taken taken =
          table.take(
              new BudgetTable.Budget(account, pool.id(), pool.requests(), pool.per()),
              wanted,
              within);
      return new Lease(taken.requests(), taken.until());
    } catch (StoreException e) {
      awayUntil = System.nanoTime() + AWAY;
      LOG.warn("Servers do not share vendors' rate budgets for a while: {}", e.getMessage());
      return alone(wanted);
    } catch (IllegalStateException _) { // this request was given up, or the server stops
      return alone(wanted);
    }
  }

  /** This server's own count of the account's requests holds all the same. */
  private static Lease alone(int wanted) {
    return new Lease(wanted, Duration.ZERO);
  }
}
