package dev.mapwright.engine.upstream.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.upstream.rate.RatePools.NoRoomException;
import dev.mapwright.engine.upstream.rate.RatePools.Permit;
import dev.mapwright.engine.vendor.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RatePoolsTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final TestTime time = new TestTime();
  private final RatePools pools = new RatePools(time, time);

  private static RatePool window(String id, int requests, int seconds) {
    return new RatePool(id, requests, Duration.ofSeconds(seconds), 0, null, Duration.ofSeconds(1));
  }

  private static RatePool places(int concurrent) {
    return new RatePool("all", 0, Duration.ZERO, concurrent, null, Duration.ofSeconds(1));
  }

  private Instant enter(List<RatePool> limits) throws Exception {
    try (Permit _ = pools.enter("acme-1", limits, LONG)) {
      return time.instant();
    }
  }

  @Test
  void aBudgetIsKeptInEveryStretchOfItsLength() throws Exception {
    List<Instant> made = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      made.add(enter(List.of(window("all", 5, 10))));
      time.pass(Duration.ofMillis(i * 37 % 900));
    }

    for (int i = 5; i < made.size(); i++) {
      assertThat(Duration.between(made.get(i - 5), made.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }
  }

  @Test
  void aBudgetIsNotSavedUp() throws Exception {
    RatePool pool = window("all", 2, 10);
    enter(List.of(pool));
    time.pass(Duration.ofMinutes(10));
    enter(List.of(pool));
    enter(List.of(pool));
    enter(List.of(pool));

    assertThat(time.slept()).containsExactly(Duration.ofSeconds(10));
  }

  @Test
  void whatNobodyWaitsForLeavesAQuarterToTheOthers() throws Exception {
    List<RatePool> limits = List.of(window("all", 8, 10));
    for (int i = 0; i < 6; i++) {
      pools.enter("acme-1", limits, Duration.ZERO, true).close();
    }
    assertThatExceptionOfType(RatePools.NoRoomException.class)
        .isThrownBy(() -> pools.enter("acme-1", limits, Duration.ofSeconds(9), true));

    enter(limits);
    enter(limits);
    assertThat(time.slept()).as("others go on").isEmpty();
    time.pass(Duration.ofSeconds(10));
    enter(limits);
    pools.enter("acme-1", limits, Duration.ZERO, true).close();
    assertThat(time.slept()).isEmpty();
  }

  @Test
  void aRequestTakesFromAllItsPools() throws Exception {
    RatePool wide = window("all", 3, 60);
    RatePool narrow = window("list", 1, 10);
    enter(List.of(wide, narrow));
    enter(List.of(wide, narrow));
    enter(List.of(wide));
    enter(List.of(wide));

    assertThat(time.slept()).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(50));
  }

  @Test
  void waitingForANarrowPoolDoesNotUseUpAWideOne() throws Exception {
    RatePool wide = window("all", 2, 60);
    RatePool narrow = window("list", 1, 100);
    enter(List.of(wide, narrow));
    assertThatExceptionOfType(NoRoomException.class)
        .isThrownBy(() -> pools.enter("acme-1", List.of(wide, narrow), Duration.ofSeconds(1)));

    enter(List.of(wide));

    assertThat(time.slept()).isEmpty();
  }

  @Test
  void whoCannotWaitThatLongIsToldHowLong() throws Exception {
    RatePool pool = window("all", 1, 60);
    enter(List.of(pool));
    time.pass(Duration.ofSeconds(20));

    assertThatExceptionOfType(NoRoomException.class)
        .isThrownBy(() -> pools.enter("acme-1", List.of(pool), Duration.ofSeconds(39)))
        .satisfies(e -> assertThat(e.waiting()).isEqualTo(Duration.ofSeconds(40)));
    assertThat(time.slept()).isEmpty();
  }

  @Test
  void accountsHaveBudgetsOfTheirOwn() throws Exception {
    RatePool pool = window("all", 1, 60);
    pools.enter("one", List.of(pool), LONG).close();
    pools.enter("two", List.of(pool), LONG).close();

    assertThat(time.slept()).isEmpty();
  }

  @Test
  void aClosedPoolLetsNobodyThroughBeforeItsTime() throws Exception {
    RatePool pool = window("all", 0, 0);
    pools.close("acme-1", List.of(pool), Duration.ofSeconds(7));
    pools.close("acme-1", List.of(pool), Duration.ofSeconds(3));

    enter(List.of(pool));

    assertThat(time.slept()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void neverMoreAtOnceThanAllowed() throws Exception {
    RatePools real = new RatePools(InstantSource.system(), Sleeper.REAL);
    AtomicInteger inside = new AtomicInteger();
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        all.add(
            threads.submit(() -> {
              try (Permit _ = real.enter("acme-1", List.of(places(3)), LONG)) {
                seen.add(inside.incrementAndGet());
                Thread.sleep(2);
                inside.decrementAndGet();
              }
              return null;
            }));
      }
      for (Future<?> one : all) {
        one.get(20, TimeUnit.SECONDS);
      }
    }

    assertThat(seen).hasSize(50).allMatch(number -> number <= 3).contains(3);
  }

  @Test
  void aPlaceIsGivenBackWhenAWindowHasNoRoom() throws Exception {
    RatePool both = new RatePool("all", 1, LONG, 1, null, Duration.ofSeconds(1));
    enter(List.of(both));
    assertThatExceptionOfType(NoRoomException.class)
        .isThrownBy(() -> pools.enter("acme-1", List.of(both), Duration.ofSeconds(1)));
    time.pass(LONG);

    enter(List.of(both));

    assertThat(time.slept()).isEmpty();
  }

  @Test
  void whoWaitsForAPlaceInVainIsToldSo() throws Exception {
    RatePools real = new RatePools(InstantSource.system(), Sleeper.REAL);
    try (Permit _ = real.enter("acme-1", List.of(places(1)), LONG)) {
      assertThatExceptionOfType(NoRoomException.class)
          .isThrownBy(() -> real.enter("acme-1", List.of(places(1)), Duration.ofMillis(10)))
          .satisfies(e -> assertThat(e.waiting()).isZero());
    }
  }

  @Test
  void behindAPauseOneTriesBeforeTheOthersFollow() throws Exception {
    RatePool pool = RatePool.unlimited("all");
    pools.close("acme-1", List.of(pool), Duration.ofSeconds(7));
    time.pass(Duration.ofSeconds(7));

    RatePools.Permit first = pools.enter("acme-1", List.of(pool), Duration.ZERO);
    assertThatExceptionOfType(RatePools.NoRoomException.class)
        .isThrownBy(() -> pools.enter("acme-1", List.of(pool), Duration.ZERO));
    first.close();

    try (RatePools.Permit _ = pools.enter("acme-1", List.of(pool), Duration.ZERO);
        RatePools.Permit _ = pools.enter("acme-1", List.of(pool), Duration.ZERO)) {
      assertThat(time.slept()).isEmpty();
    }
  }
}
