package dev.mapwright.engine.upstream.rate;

import dev.mapwright.engine.connector.RatePool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The state of one account's pools. Thread-safe. */
final class AccountPools {
  private static final Duration TRYING = Duration.ofMillis(100);

  /** Of so many requests, calls that nobody waits for leave one to the others. */
  private static final int PARTS = 4;

  private final String account;
  private final @Nullable SharedBudgets shared;
  private final Map<String, Pool> pools = new HashMap<>();

  /**
   * With full budgets.
   *
   * @param shared keeps them together with other processes; null where there are none
   */
  AccountPools(String account, @Nullable SharedBudgets shared) {
    this.account = account;
    this.shared = shared;
  }

  private static final class Pool {
    private final RequestHistory window = new RequestHistory();
    private final Semaphore places;
    private final @Nullable LeasedBudget leased;
    private Instant closedUntil = Instant.MIN;

    /** The request that tries if a pool that was closed is open again. */
    private @Nullable Object trier;

    Pool(RatePool pool, @Nullable LeasedBudget leased) {
      this.leased = leased;
      places = new Semaphore(pool.concurrent() == 0 ? Integer.MAX_VALUE : pool.concurrent(), true);
    }
  }

  /** The places for requests at the same time. */
  synchronized Semaphore places(RatePool pool) {
    return state(pool).places;
  }

  /**
   * Takes a request from all pools, or says how long none may be made. Zero = taken. Of those who
   * wait for a pool that was closed, one is let through first, and the others when it is back.
   *
   * @param background whether nobody waits for it, so that a part of each budget is not for it
   */
  synchronized Duration take(
      List<RatePool> wanted, Instant now, Object request, boolean background) {
    Duration wait = wait(wanted, now, background);
    if (wait.isZero()) {
      wait = leased(wanted, now);
    }
    if (wait.isZero()) {
      for (RatePool pool : wanted) {
        Pool state = state(pool);
        state.window.note(now, pool.requests());
        state.trier = state.closedUntil.equals(Instant.MIN) ? null : request;
      }
    }
    return wait;
  }

  private Duration wait(List<RatePool> wanted, Instant now, boolean background) {
    Duration wait = Duration.ZERO;
    for (RatePool pool : wanted) {
      Pool state = state(pool);
      int requests = background ? pool.requests() - pool.requests() / PARTS : pool.requests();
      wait = longer(wait, state.window.wait(now, requests, pool.per()));
      if (state.closedUntil.isAfter(now)) {
        wait = longer(wait, Duration.between(now, state.closedUntil));
      } else if (state.trier != null) {
        wait = longer(wait, TRYING);
      }
    }
    return wait;
  }

  /** Takes the request from what several processes share as well; all of it, or nothing. */
  private Duration leased(List<RatePool> wanted, Instant now) {
    List<LeasedBudget> taken = new ArrayList<>();
    for (RatePool pool : wanted) {
      LeasedBudget budget = state(pool).leased;
      Duration wait = budget == null ? Duration.ZERO : budget.take(now);
      if (!wait.isZero()) {
        taken.forEach(LeasedBudget::giveBack);
        return wait;
      }
      if (budget != null) {
        taken.add(budget);
      }
    }
    return Duration.ZERO;
  }

  /** A request that was taken is over. */
  synchronized void leave(List<RatePool> taken, Instant now, Object request) {
    for (RatePool pool : taken) {
      Pool state = state(pool);
      if (state.trier == request) { // this very one
        state.trier = null;
        state.closedUntil = state.closedUntil.isAfter(now) ? state.closedUntil : Instant.MIN;
      }
    }
  }

  /** Lets nobody through before a moment. */
  synchronized void close(List<RatePool> closed, Instant until) {
    for (RatePool pool : closed) {
      Pool state = state(pool);
      state.closedUntil = until.isAfter(state.closedUntil) ? until : state.closedUntil;
    }
  }

  private Pool state(RatePool pool) {
    return pools.computeIfAbsent(pool.id(), _ -> new Pool(pool, leasedBudget(pool)));
  }

  private @Nullable LeasedBudget leasedBudget(RatePool pool) {
    return shared == null || pool.requests() == 0 ? null : new LeasedBudget(shared, account, pool);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
