package dev.mapwright.engine.upstream.rate;

import dev.mapwright.engine.connector.RatePool;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** The state of one account's pools. Thread-safe. */
final class AccountPools {
  private final Map<String, Pool> pools = new HashMap<>();

  private static final class Pool {
    private final Window window = new Window();
    private final Semaphore places;
    private Instant closedUntil = Instant.MIN;

    Pool(RatePool pool) {
      places = new Semaphore(pool.concurrent() == 0 ? Integer.MAX_VALUE : pool.concurrent(), true);
    }
  }

  /** The places for requests at the same time. */
  synchronized Semaphore places(RatePool pool) {
    return state(pool).places;
  }

  /** Takes a request from all pools, or says how long none may be made. Zero = taken. */
  synchronized Duration take(List<RatePool> wanted, Instant now) {
    Duration wait = Duration.ZERO;
    for (RatePool pool : wanted) {
      Pool state = state(pool);
      wait = longer(wait, state.window.wait(now, pool.requests(), pool.per()));
      if (state.closedUntil.isAfter(now)) {
        wait = longer(wait, Duration.between(now, state.closedUntil));
      }
    }
    if (wait.isZero()) {
      wanted.forEach(pool -> state(pool).window.note(now, pool.requests()));
    }
    return wait;
  }

  /** Lets nobody through before a moment. */
  synchronized void close(List<RatePool> closed, Instant until) {
    for (RatePool pool : closed) {
      Pool state = state(pool);
      state.closedUntil = until.isAfter(state.closedUntil) ? until : state.closedUntil;
    }
  }

  private Pool state(RatePool pool) {
    return pools.computeIfAbsent(pool.id(), _ -> new Pool(pool));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
