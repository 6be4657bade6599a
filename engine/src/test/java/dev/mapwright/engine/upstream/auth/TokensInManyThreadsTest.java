package dev.mapwright.engine.upstream.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** However many want a token at the same time, the vendor is asked once. */
class TokensInManyThreadsTest extends TokenTest {
  @Test
  void isFetchedOnceHoweverManyWantIt() throws Exception {
    CountDownLatch all = new CountDownLatch(1);
    login =
        _ -> {
          waitFor(all);
          return token("t-" + issued.incrementAndGet(), 3600);
        };
    Account account = acme.token(LOGIN, "expires_in").account();

    List<Future<Answer>> answers = inManyThreads(100, () -> conversation.call(account, LIST), all);

    for (Future<Answer> answer : answers) {
      assertThat(answer.get().status()).isEqualTo(200);
    }
    assertThat(issued).hasValue(1);
  }

  @Test
  void isRenewedOnceHoweverManyWereRefused() throws Exception {
    Account account = acme.token(LOGIN, "expires_in").account();
    conversation.call(account, LIST);
    accepted = "t-2";

    List<Future<Answer>> answers =
        inManyThreads(50, () -> conversation.call(account, LIST), new CountDownLatch(0));

    for (Future<Answer> answer : answers) {
      assertThat(answer.get().status()).isEqualTo(200);
    }
    assertThat(issued).hasValue(2);
  }

  /** Each token lets ten requests in, and each new one ends the one before. */
  @Test
  void everybodyGetsInAlthoughTokensDieFast() throws Exception {
    AtomicInteger uses = new AtomicInteger();
    login =
        _ -> {
          uses.set(0);
          accepted = "t-" + issued.incrementAndGet();
          return token("t-" + issued.get(), 3600);
        };
    data =
        asked ->
            ("Bearer " + accepted).equals(asked.header("authorization"))
                    && uses.incrementAndGet() <= 10
                ? Said.json("{}")
                : Said.nothing(401);
    Account account = acme.token(LOGIN, "expires_in").account();

    List<Future<Answer>> answers =
        inManyThreads(40, () -> conversation.call(account, LIST), new CountDownLatch(0));

    for (Future<Answer> answer : answers) {
      assertThat(answer.get().status()).isEqualTo(200);
    }
    assertThat(issued.get()).isLessThanOrEqualTo(40);
  }

  /** The answer on its way may hold the only refresh token that is still good. */
  @Test
  void aTokenIsKeptAlthoughWhoAskedForItHasGivenUp() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    login =
        _ -> {
          asked.countDown();
          waitFor(answer);
          return token("t-" + issued.incrementAndGet(), 3600);
        };
    Account account = acme.token(LOGIN, "expires_in").account();
    AtomicReference<DeadlineException> told = new AtomicReference<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() ->
                told.set(
                    catchThrowableOfType(
                        DeadlineException.class, () -> conversation.call(account, LIST))));
    asked.await();
    caller.interrupt();
    caller.join();
    assertThat(told.get()).isNotNull();
    answer.countDown();

    assertThat(conversation.call(account, LIST).status()).isEqualTo(200);
    assertThat(issued).hasValue(1);
  }

  /** However many callers of one account wait for a login, another account's is asked for. */
  @Test
  void aLoginThatHangsHoldsUpNoOtherAccount() throws Exception {
    AtomicInteger logins = new AtomicInteger();
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    login =
        _ -> {
          if (logins.getAndIncrement() == 0) {
            hanging.countDown();
            waitFor(end);
          }
          return token("t-" + issued.incrementAndGet(), 3600);
        };
    AcmeVendor vendor = acme.token(LOGIN, "expires_in");
    Account slow = vendor.account("slow");
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      waiting.add(Thread.startVirtualThread(() -> conversation.call(slow, LIST)));
    }
    hanging.await();

    assertThat(conversation.call(vendor.account("other"), LIST).status()).isEqualTo(200);
    end.countDown();
    for (Thread one : waiting) {
      one.join();
    }
    assertThat(logins).hasValue(2);
  }

  @Test
  void aTokenThatNobodyGetsInWithIsNotRenewedASecondTime() throws Exception {
    data = _ -> Said.nothing(401);
    Account account = acme.token(LOGIN, "expires_in").account();

    List<Future<Answer>> answers =
        inManyThreads(20, () -> conversation.call(account, LIST), new CountDownLatch(0));

    for (Future<Answer> answer : answers) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(answer::get)
          .withCauseInstanceOf(VendorException.class);
    }
    // One for each that began after the others had given up, and one that all share.
    assertThat(issued.get()).isLessThanOrEqualTo(21);
  }

  /** Runs the same in many virtual threads; opens the gate when all of them have begun. */
  private static List<Future<Answer>> inManyThreads(
      int threads, Callable<Answer> call, CountDownLatch gate) throws InterruptedException {
    List<Future<Answer>> answers = new ArrayList<>();
    CountDownLatch begun = new CountDownLatch(threads);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < threads; i++) {
        answers.add(
            executor.submit(() -> {
              begun.countDown();
              return call.call();
            }));
      }
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      gate.countDown();
    }
    return answers;
  }

  private static void waitFor(CountDownLatch gate) {
    try {
      assertThat(gate.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
