package dev.mapwright.server.identity;

import static dev.mapwright.server.identity.Candidates.MODEL;
import static dev.mapwright.server.identity.Candidates.RESOURCE;
import static dev.mapwright.server.identity.Candidates.seen;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many who note at once. */
@Timeout(60)
class IndexUnderLoadTest {
  private final TestClock clock = new TestClock();

  @TempDir Path folder;

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
    try (IdentityIndex index = IdentityIndex.open(folder, clock)) {
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
    try (IdentityIndex index = IdentityIndex.open(folder, clock)) {
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
  void whoIsInterruptedHarmsNobodyElse() throws Exception {
    try (IdentityIndex index = IdentityIndex.open(folder, clock)) {
      index.awaitOpen();
      atOnce(
          20,
          () -> {
            Thread.currentThread().interrupt();
            try {
              return index.note("acme", MODEL, RESOURCE, Depth.LIST, page("Cook"));
            } catch (IllegalStateException interrupted) {
              return List.of();
            }
          });
      assertThat(index.note("acme", MODEL, RESOURCE, Depth.LIST, page("Cook"))).hasSize(100);
    }
    try (IdentityIndex index = IdentityIndex.open(folder, clock)) {
      assertThat(index.remoteId("acme", RESOURCE, RecordIds.of("acme", RESOURCE, "r7")))
          .contains("r7");
    }
  }
}
