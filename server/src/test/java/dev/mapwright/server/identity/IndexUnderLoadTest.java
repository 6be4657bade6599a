package dev.mapwright.server.identity;

import static dev.mapwright.server.identity.Candidates.MODEL;
import static dev.mapwright.server.identity.Candidates.RESOURCE;
import static dev.mapwright.server.identity.Candidates.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many who note at once. */
@Timeout(120)
@ParameterizedClass
@EnumSource
class IndexUnderLoadTest {
  private final TestDatabase database;
  private final TestClock clock = new TestClock();

  @TempDir Path folder;

  IndexUnderLoadTest(TestDatabase database) {
    this.database = database;
  }

  private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
    List<Future<T>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < times; i++) {
        running.add(threads.submit(work));
      }
    }
    List<T> results = new ArrayList<>();
    for (Future<T> done : running) {
      results.add(done.get());
    }
    return results;
  }

  private static List<ObservedRecord> page(String title) {
    return IntStream.range(0, 100)
        .mapToObj(id -> seen("r" + id, "{'title': '" + title + "'}"))
        .toList();
  }

  @Test
  void aPageNotedByManyAtOnceIsNotedOnce() throws Exception {
    try (Store store = Store.open(database.empty(folder))) {
      IdentityIndex index = IdentityIndex.in(store, clock);
      Set<List<Instant>> answers =
          new HashSet<>(
              atOnce(50, () -> index.note("acme", MODEL, RESOURCE, Depth.LIST, page("Cook"))));
      assertThat(answers).hasSize(1);
      Instant changed = clock.later();
      assertThat(atOnce(50, () -> index.note("acme", MODEL, RESOURCE, Depth.LIST, page("Chef"))))
          .allSatisfy(page -> assertThat(page).hasSize(100).containsOnly(changed));
    }
  }

  @Test
  void overlappingPagesInAnyOrderHoldNobodyUp() throws Exception {
    List<ObservedRecord> forwards = page("Cook");
    List<ObservedRecord> backwards = forwards.reversed();
    try (Store store = Store.open(database.empty(folder))) {
      IdentityIndex index = IdentityIndex.in(store, clock);
      atOnce(
          20,
          () -> {
            index.note("acme", MODEL, RESOURCE, Depth.LIST, forwards);
            return index.note("acme", MODEL, RESOURCE, Depth.FULL, backwards);
          });
      assertThat(index.note("acme", MODEL, RESOURCE, Depth.LIST, forwards))
          .containsOnly(TestClock.START);
    }
  }

  @Test
  void eachOfManyAccountsHasItsOwn() throws Exception {
    try (Store store = Store.open(database.empty(folder))) {
      IdentityIndex index = IdentityIndex.in(store, clock);
      AtomicInteger account = new AtomicInteger();
      atOnce(
          40,
          () ->
              index.note(
                  "acme" + account.incrementAndGet(), MODEL, RESOURCE, Depth.LIST, page("Cook")));
      for (int i = 1; i <= 40; i++) {
        assertThat(index.remoteId("acme" + i, RESOURCE, RecordIds.of("acme" + i, RESOURCE, "r7")))
            .contains("r7");
      }
    }
  }

  @Test
  void aPageThatTwoServersNoteAtOnceIsKnownToBoth() throws Exception {
    assumeThat(database).isEqualTo(TestDatabase.POSTGRESQL);
    StoreLocation location = database.empty(folder);
    try (Store first = Store.open(location);
        Store second = Store.open(location)) {
      List<IdentityIndex> servers =
          List.of(IdentityIndex.in(first, clock), IdentityIndex.in(second, clock));
      AtomicInteger turn = new AtomicInteger();
      for (String title : List.of("Cook", "Chef", "Host")) {
        clock.later();
        atOnce(
            40,
            () -> {
              int caller = turn.incrementAndGet();
              List<ObservedRecord> page = caller % 3 == 0 ? page(title).reversed() : page(title);
              return servers.get(caller % 2).note("acme", MODEL, RESOURCE, Depth.LIST, page);
            });
      }
      Instant last = clock.instant();
      clock.later();
      for (IdentityIndex server : servers) {
        assertThat(server.note("acme", MODEL, RESOURCE, Depth.LIST, page("Host")))
            .hasSize(100)
            .allSatisfy(since -> assertThat(since).isBetween(last, last.plusMillis(5)));
      }
    }
  }
}
