package dev.mapwright.engine.upstream.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mapwright.engine.upstream.memory.AnswerShare.Fit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AnswerRoomTest {
  private static final long MIB = 1 << 20;
  private static final Duration LONG = Duration.ofSeconds(40);
  private static final Duration SHORT = Duration.ofMillis(100);

  private final AnswerRoom room = new AnswerRoom(64 * MIB);

  private AnswerShare share(String account, Duration timeLeft) {
    return new AnswerShare(room, account, () -> timeLeft);
  }

  @Test
  void whatIsSmallGoesOnBesideWhatIsLarge() throws Exception {
    for (String account : List.of("a", "b")) {
      assertThat(share(account, SHORT).part().fit(32 * MIB)).isEqualTo(Fit.YES);
    }
    List<AnswerShare> small = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      AnswerShare share = share("c", SHORT);
      assertThat(share.part().fit(MIB / 2)).isEqualTo(Fit.YES);
      small.add(share);
    }
    assertThat(share("d", SHORT).part().fit(MIB / 2))
        .describedAs("when a quarter is overdrawn, even what is small waits")
        .isEqualTo(Fit.BUSY);
    assertThat(small.getFirst().part().fit(MIB / 2))
        .describedAs("whoever has begun gets its little")
        .isEqualTo(Fit.YES);
    small.forEach(AnswerShare::close);
    assertThat(room.held()).isEqualTo(64 * MIB);
  }

  @Test
  void whatIsSmallOfOneAccountLeavesRoomForOthers() throws Exception {
    int given = 0;
    while (share("a", SHORT).part().fit(MIB / 2) == Fit.YES) {
      given++;
    }
    assertThat(given).isEqualTo(96);
    assertThat(share("b", SHORT).part().fit(8 * MIB)).isEqualTo(Fit.YES);
  }

  @Test
  void whoeverIsClosedWhileItWaitsLeavesNothingBehind() throws Exception {
    AnswerShare holder = share("a", LONG);
    assertThat(holder.part().fit(40 * MIB)).isEqualTo(Fit.YES);
    AnswerShare closed = share("b", LONG);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Fit> waiting = threads.submit(() -> closed.part().fit(40 * MIB));
      TimeUnit.MILLISECONDS.sleep(50);
      closed.close();
      assertThat(waiting.get()).isEqualTo(Fit.BUSY);
    }
    holder.close();
    assertThat(room.held()).isZero();
  }

  @Test
  void whatIsLargeWaitsUntilThereIsRoom() throws Exception {
    AnswerShare first = share("a", SHORT);
    assertThat(first.part().fit(40 * MIB)).isEqualTo(Fit.YES);
    AnswerShare inVain = share("b", SHORT);
    assertThat(inVain.part().fit(40 * MIB)).isEqualTo(Fit.BUSY);

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      AnswerShare second = share("b", LONG);
      Future<Fit> waiting = threads.submit(() -> second.part().fit(40 * MIB));
      TimeUnit.MILLISECONDS.sleep(50);
      assertThat(waiting).isNotDone();
      first.close();
      assertThat(waiting.get()).isEqualTo(Fit.YES);
      second.close();
    }
    assertThat(room.held()).isZero();
  }

  @Test
  void oneAccountDoesNotGetAllOfIt() throws Exception {
    AnswerShare one = share("a", SHORT);
    AnswerShare same = share("a", SHORT);
    AnswerShare other = share("b", SHORT);

    assertThat(one.part().fit(40 * MIB)).isEqualTo(Fit.YES);
    assertThat(same.part().fit(16 * MIB)).isEqualTo(Fit.BUSY);
    assertThat(other.part().fit(16 * MIB)).isEqualTo(Fit.YES);
    assertThat(share("c", SHORT).part().fit(49 * MIB)).isEqualTo(Fit.NEVER);
  }

  @Test
  void accountsAreServedInTurn() throws Exception {
    AnswerShare holder = share("a", LONG);
    assertThat(holder.part().fit(40 * MIB)).isEqualTo(Fit.YES);
    List<String> served = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String account : List.of("a", "a", "a", "b")) {
        var _ =
            threads.submit(() -> {
              try (AnswerShare share = share(account, LONG)) {
                assertThat(share.part().fit(40 * MIB)).isEqualTo(Fit.YES);
                synchronized (served) {
                  served.add(account);
                }
              }
              return null;
            });
        TimeUnit.MILLISECONDS.sleep(20);
      }
      holder.close();
    }
    assertThat(served).containsExactlyInAnyOrder("a", "a", "a", "b").startsWith("b");
    assertThat(room.held()).isZero();
  }

  @Test
  void twoThatHoldMuchDoNotWaitForEachOther() throws Exception {
    AnswerShare older = share("a", LONG);
    AnswerShare younger = share("b", LONG);
    assertThat(older.part().fit(30 * MIB)).isEqualTo(Fit.YES);
    assertThat(younger.part().fit(30 * MIB)).isEqualTo(Fit.YES);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Fit> waiting = threads.submit(() -> older.part().fit(10 * MIB));
      assertThat(younger.part().fit(10 * MIB)).isEqualTo(Fit.BUSY);
      younger.close();
      assertThat(waiting.get()).isEqualTo(Fit.YES);
    }
    older.close();
    assertThat(room.held()).isZero();
  }

  @Test
  void pagesThatPassMakeRoomAndThoseThatAreKeptDoNot() throws Exception {
    AnswerShare share = share("a", SHORT);
    for (int i = 0; i < 100; i++) {
      AnswerShare.Part page = share.part();
      assertThat(page.fit(20 * MIB)).isEqualTo(Fit.YES);
      page.pass();
    }
    assertThat(room.held()).isEqualTo(20 * MIB);
    share.keep();
    AnswerShare.Part next = share.part();
    assertThat(next.fit(20 * MIB)).isEqualTo(Fit.YES);
    assertThat(room.held()).isEqualTo(40 * MIB);
    next.release();
    assertThat(room.held()).isEqualTo(20 * MIB);
    share.close();
    assertThat(room.held()).isZero();
  }

  @Test
  void whoeverIsInterruptedLeavesNothingBehind() throws Exception {
    AnswerShare holder = share("a", LONG);
    assertThat(holder.part().fit(40 * MIB)).isEqualTo(Fit.YES);
    AnswerShare given = share("b", LONG);
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try (given) {
                given.part().fit(40 * MIB);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    TimeUnit.MILLISECONDS.sleep(50);
    waiting.interrupt();
    waiting.join();
    holder.close();
    assertThat(room.held()).isZero();
  }

  @Test
  void aRoomTooSmallForAnythingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AnswerRoom(AnswerRoom.LEAST - 1));
  }

  /** Calls that read several answers, pass, keep, fail and leave, on many threads. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neverHoldsMoreThanItIsAndEndsEmpty(long seed) throws Exception {
    AtomicLong most = new AtomicLong();
    Random seeds = new Random(seed);
    List<Future<?>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 300; i++) {
        Random random = new Random(seeds.nextLong());
        calls.add(threads.submit(() -> call(random, most)));
      }
    }
    for (Future<?> call : calls) {
      call.get();
    }
    assertThat(room.held()).isZero();
    assertThat(most.get()).isBetween(32 * MIB, (64 + 16 + 300) * MIB);
  }

  private Object call(Random random, AtomicLong most) throws InterruptedException {
    try (AnswerShare share = share("account" + random.nextInt(6), Duration.ofMillis(400))) {
      for (int i = 0; i < 6; i++) {
        AnswerShare.Part part = share.part();
        boolean large = random.nextInt(4) == 0;
        long length = large ? random.nextLong(20 * MIB) : random.nextLong(100_000);
        if (large && !part.expect(length, LONG)) {
          return "busy";
        }
        if (part.fit(2 * length) != Fit.YES) {
          part.release();
          return "busy";
        }
        most.accumulateAndGet(room.held(), Math::max);
        switch (random.nextInt(4)) {
          case 0 -> part.release();
          case 1 -> share.keep();
          default -> part.pass();
        }
        TimeUnit.MICROSECONDS.sleep(random.nextInt(300));
      }
      return "answered";
    }
  }
}
