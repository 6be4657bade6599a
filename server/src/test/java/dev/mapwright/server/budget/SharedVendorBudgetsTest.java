package dev.mapwright.server.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.time.SteadyTime;
import dev.mapwright.engine.upstream.rate.RatePools;
import dev.mapwright.engine.upstream.rate.RatePools.NoRoomException;
import dev.mapwright.engine.upstream.rate.RatePools.Permit;
import dev.mapwright.engine.upstream.rate.Sleeper;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two servers of one database keep a vendor's budget together, as one would. */
@Timeout(120)
class SharedVendorBudgetsTest {
  private static final Duration PER = Duration.ofSeconds(1);

  @TempDir private Path folder;

  /** A small budget is taken one by one, a large one in parts. */
  @ParameterizedTest
  @ValueSource(ints = {5, 200})
  void neverMoreThanTheBudgetFallIntoAnyStretchOfItsLength(int requests) throws Exception {
    StoreLocation location = TestDatabase.POSTGRESQL.empty(folder);
    ConcurrentLinkedQueue<Long> made = new ConcurrentLinkedQueue<>();
    try (Store first = Store.open(location);
        Store second = Store.open(location);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> callers = new ArrayList<>();
      for (Store store : List.of(first, second)) {
        RatePools pools = pools(store);
        for (int i = 0; i < 4; i++) {
          callers.add(threads.submit(() -> hammer(pools, requests, made)));
        }
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
    }
    List<Long> times = made.stream().sorted().toList();
    // Seen here a moment after it was permitted, so a stretch may look as much shorter.
    long stretch = PER.minusMillis(50).toNanos();
    for (int i = requests; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - requests)).isGreaterThanOrEqualTo(stretch);
    }
    assertThat(times).as("most of the budget is used").hasSizeGreaterThan(requests * 2);
  }

  @Test
  void aServerAloneHasTheWholeBudget() throws Exception {
    try (Store store = Store.open(TestDatabase.POSTGRESQL.empty(folder))) {
      RatePools pools = pools(store);
      RatePool pool = pool(100, Duration.ofMinutes(10));
      for (int i = 0; i < 100; i++) {
        try (Permit permit = pools.enter("acme", List.of(pool), Duration.ZERO)) {
          assertThat(permit).isNotNull();
        }
      }
    }
  }

  @Test
  void whereTheDatabaseIsAwayEachKeepsToTheBudgetByItself() throws Exception {
    Store closed = Store.open(TestDatabase.POSTGRESQL.empty(folder));
    closed.awaitOpen();
    RatePools pools = pools(closed);
    closed.close();

    for (int i = 0; i < 3; i++) {
      try (Permit permit = pools.enter("acme", List.of(pool(3, PER)), Duration.ZERO)) {
        assertThat(permit).isNotNull();
      }
    }
  }

  @Test
  void aFileHasNobodyToShareWith() {
    try (Store store = Store.open(StoreLocation.in(folder))) {
      assertThat(StoredBudgets.in(store)).isNull();
    }
  }

  private static Void hammer(RatePools pools, int requests, ConcurrentLinkedQueue<Long> made)
      throws Exception {
    long end = System.nanoTime() + PER.multipliedBy(4).toNanos();
    while (System.nanoTime() < end) {
      try (Permit _ = pools.enter("acme", List.of(pool(requests, PER)), PER.multipliedBy(2))) {
        made.add(System.nanoTime());
      } catch (NoRoomException _) {
        // others were quicker
      }
    }
    return null;
  }

  private static RatePools pools(Store store) {
    StoredBudgets shared = Objects.requireNonNull(StoredBudgets.in(store));
    return new RatePools(new SteadyTime(), Sleeper.REAL, shared);
  }

  private static RatePool pool(int requests, Duration per) {
    return new RatePool("all", requests, per, 0, null, Duration.ofSeconds(1));
  }
}
