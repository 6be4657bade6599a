package dev.mapwright.engine.upstream.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.failure.DeadlineException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final SingleFlight<String, String> flights = new SingleFlight<>();
  private final AtomicInteger worked = new AtomicInteger();
  private final CountDownLatch landing = new CountDownLatch(1);

  @Test
  void oneWorksAndAllGetTheResult() throws Exception {
    List<FutureTask<String>> all = together(10, LONG, () -> "value");

    for (FutureTask<String> one : all) {
      assertThat(one.get()).isEqualTo("value");
    }
    assertThat(worked).hasValue(1);
  }

  @Test
  void allGetTheFailureToo() throws Exception {
    List<FutureTask<String>> all =
        together(
            10,
            LONG,
            () -> {
              throw new IllegalStateException("refused");
            });

    for (FutureTask<String> one : all) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(one::get)
          .havingCause()
          .withMessage("refused");
    }
    assertThat(worked).hasValue(1);
  }

  @Test
  void whoHasTimeLeftTriesAgainWhenTheTimeOfAnotherIsUp() throws Exception {
    List<FutureTask<String>> all =
        together(
            5,
            LONG,
            () -> {
              if (worked.get() == 1) {
                throw new DeadlineException("mine is up", null);
              }
              return "value";
            });

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(all.getFirst()::get)
        .havingCause()
        .isInstanceOf(DeadlineException.class);
    for (FutureTask<String> one : all.subList(1, 5)) {
      assertThat(one.get()).isEqualTo("value");
    }
  }

  @Test
  void nobodyWaitsLongerThanTheyMay() throws Exception {
    FutureTask<String> worker = started(LONG, () -> "value");
    awaitWork();

    assertThatExceptionOfType(DeadlineException.class)
        .isThrownBy(() -> flights.run("key", Duration.ofMillis(20), () -> "own"));

    landing.countDown();
    assertThat(worker.get()).isEqualTo("value");
  }

  @Test
  void differentThingsAreDoneSideBySide() throws Exception {
    FutureTask<String> worker = started(LONG, () -> "value");
    awaitWork();

    assertThat(flights.run("another key", LONG, () -> "own")).isEqualTo("own");

    landing.countDown();
    assertThat(worker.get()).isEqualTo("value");
  }

  @Test
  void whatIsDoneIsForgotten() {
    assertThat(flights.run("key", LONG, () -> "first")).isEqualTo("first");
    assertThat(flights.run("key", LONG, () -> "second")).isEqualTo("second");
  }

  /** One who works, and others who wait for it; it ends when all of them are waiting. */
  private List<FutureTask<String>> together(int threads, Duration atMost, Supplier<String> work)
      throws InterruptedException {
    List<FutureTask<String>> all = new ArrayList<>(List.of(started(atMost, work)));
    awaitWork();
    List<Thread> waiting = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      FutureTask<String> task = task(atMost, work);
      all.add(task);
      waiting.add(Thread.ofVirtual().start(task));
    }
    for (Thread thread : waiting) {
      while (thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.sleep(1);
      }
    }
    landing.countDown();
    return all;
  }

  private FutureTask<String> started(Duration atMost, Supplier<String> work) {
    FutureTask<String> task = task(atMost, work);
    Thread.ofVirtual().start(task);
    return task;
  }

  private FutureTask<String> task(Duration atMost, Supplier<String> work) {
    return new FutureTask<>(() ->
        flights.run(
            "key",
            atMost,
            () -> {
              worked.incrementAndGet();
              land();
              return work.get();
            }));
  }

  private void land() {
    try {
      assertThat(landing.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitWork() throws InterruptedException {
    while (worked.get() == 0) {
      Thread.sleep(1);
    }
  }
}
