package dev.mapwright.engine.upstream;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.attempt.Budget;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.Conversation;
import dev.mapwright.engine.vendor.Said;
import dev.mapwright.engine.vendor.Written;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a request is made again, and when not. */
class RetriesTest {
  private static final Said GOOD = Said.json("{\"ok\": true}");

  /** What the vendor says in turn; then all is well. */
  private final Queue<Said> says = new ConcurrentLinkedQueue<>();

  @AutoClose
  private final Conversation conversation =
      new Conversation(_ -> {
        Said next = says.poll();
        return next == null ? GOOD : next;
      });

  private final Account account = AcmeVendor.at(conversation.vendor().origin()).account();

  private static RatePool pool(@Nullable String wait) {
    return new RatePool(
        "all",
        0,
        Duration.ZERO,
        0,
        wait == null ? null : Written.expression(wait),
        Duration.ofSeconds(2));
  }

  private int asked() {
    return conversation.vendor().asked().size();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void whatMayPassIsTriedAgain(int status) {
    says.add(Said.nothing(status));

    Answer answer = conversation.call(account, request("GET /c").end());

    assertThat(answer.outcome()).isEqualTo(Outcome.OK);
    assertThat(asked()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 501})
  void whatWillNotPassIsNot(int status) {
    says.add(Said.nothing(status));

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(account, request("GET /c").end()));
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void aDamagedBodyIsReadAgainAndIsTheVendorsFault() {
    Said damaged = Said.json("{}").with("Content-Encoding", "gzip");
    says.add(damaged);
    assertThat(conversation.call(account, request("GET /a").end()).status()).isEqualTo(200);

    says.addAll(Collections.nCopies(3, damaged));
    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(account, request("GET /a").end()))
        .withMessageContaining("a body of gzip was expected, and of 2 bytes that came")
        .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.VENDOR_ERROR));
  }

  @Test
  void aVendorThatFailsOnceIsAskedOnceMore() {
    says.add(Said.nothing(500));

    assertThat(conversation.call(account, request("GET /c").end()).outcome()).isEqualTo(Outcome.OK);
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void andNotAThirdTime() {
    says.add(Said.nothing(500));
    says.add(Said.nothing(500));

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(account, request("GET /c").end()));
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void asOftenAsTheEndpointSaysAndNoMore() {
    for (int i = 0; i < 9; i++) {
      says.add(Said.nothing(503));
    }

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(account, request("GET /c").attempts(4).end()))
        .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNAVAILABLE));
    assertThat(asked()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"503, 0", "500, 0", "429, 1"})
  void withoutTheVendorsWordTheWaitsGrowAndAreNeverInStep(int status, int least) {
    int times = status == 500 ? 1 : 3;
    for (int i = 0; i < times; i++) {
      says.add(Said.nothing(status));
    }

    conversation.call(account, request("GET /c").attempts(4).limit(pool(null)).end());

    assertThat(conversation.time().slept()).hasSize(times);
    for (int i = 0; i < times; i++) {
      assertThat(conversation.time().slept().get(i))
          .isBetween(Duration.ofSeconds((long) least << i), Duration.ofSeconds(2L << i));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7                             | 7",
        "1767323055                    | 10",
        "1767323055000                 | 10",
        "Fri, 02 Jan 2026 03:04:15 GMT | 10"
      })
  void theVendorsWordIsKept(String header, int seconds) {
    says.add(Said.nothing(429).with("Retry-After", header));

    conversation.call(account, request("GET /c").limit(pool("$headers.\"retry-after\"")).end());

    assertThat(conversation.time().slept()).containsExactly(Duration.ofSeconds(seconds));
  }

  @Test
  void theVendorsWordMayStandInTheBody() {
    says.add(Said.json("{\"detail\": \"Expected available in 3 seconds.\"}").as(429));

    conversation.call(
        account,
        request("GET /c").limit(pool("$match(detail, /in (\\d+) second/).groups[0]")).end());

    assertThat(conversation.time().slept()).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void theNarrowestPoolKnowsBestHowLongToWait() {
    says.add(Said.nothing(429).with("A", "9").with("B", "4"));

    conversation.call(
        account, request("GET /c").limit(pool("$headers.a")).limit(pool("$headers.b")).end());

    assertThat(conversation.time().slept()).containsExactly(Duration.ofSeconds(4));
  }

  @Test
  void aWaitBeyondTheDeadlineEndsTheCallAtOnce() {
    says.add(Said.nothing(429).with("Retry-After", "31"));
    Endpoint endpoint = request("GET /c").limit(pool("$headers.\"retry-after\"")).end();

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(account, endpoint))
        .withMessageContaining("Acme (candidates.list) wants fewer requests (HTTP 429)")
        .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(31)));
    assertThat(conversation.time().slept()).isEmpty();
  }

  @Test
  void otherCallsOfARateLimitedAccountWaitToo() {
    says.add(Said.nothing(429).with("Retry-After", "20"));
    Endpoint once = request("GET /c").attempts(1).limit(pool("$headers.\"retry-after\"")).end();

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(account, once));
    conversation.call(account, once);

    assertThat(conversation.time().slept()).containsExactly(Duration.ofSeconds(20));
  }

  @Test
  void callsOfOtherAccountsDoNot() {
    says.add(Said.nothing(429).with("Retry-After", "20"));
    Endpoint once = request("GET /c").attempts(1).limit(pool("$headers.\"retry-after\"")).end();
    AcmeVendor acme = AcmeVendor.at(conversation.vendor().origin());

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(acme.account("one"), once));
    conversation.call(acme.account("two"), once);

    assertThat(conversation.time().slept()).isEmpty();
  }

  @Test
  void aVendorThatCannotBeReachedIsUnavailable() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    Account lost = AcmeVendor.at("http://127.0.0.1:" + nobody).account();

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(lost, request("GET /c").end()))
        .withMessageStartingWith("Acme (candidates.list) is not available: ")
        .satisfies(e -> {
          assertThat(e.outcome()).isEqualTo(Outcome.UNAVAILABLE);
          assertThat(e.status()).isZero();
        });
  }

  @Test
  void aSlowVendorIsUnavailableAfterTheEndpointsTimeout() {
    CountDownLatch never = new CountDownLatch(1);
    try (Conversation slow = new Conversation(_ -> late(never))) {
      Account there = AcmeVendor.at(slow.vendor().origin()).account();

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() ->
              slow.call(there, request("GET /c").timeout(Duration.ofMillis(100)).attempts(2).end()))
          .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNAVAILABLE));
      assertThat(slow.vendor().asked()).hasSize(2);
      never.countDown();
    }
  }

  @Test
  void theCallsOwnDeadlineIsNotTheVendorsFault() {
    CountDownLatch never = new CountDownLatch(1);
    try (Conversation slow = new Conversation(_ -> late(never))) {
      Account there = AcmeVendor.at(slow.vendor().origin()).account();
      UnsentRequest request = RequestBuilder.draft(there, request("GET /c").end(), Variables.NONE);
      Budget budget = new Budget(slow.time(), Duration.ofMillis(100), 10);

      assertThatExceptionOfType(DeadlineException.class)
          .isThrownBy(() -> slow.upstream().call(there, request, Variables.NONE, budget))
          .withMessageContaining("had not answered when the call's time ended");
      never.countDown();
    }
  }

  @Test
  void everyRequestIsCountedAndNoneIsMadeBeyondTheBudget() {
    says.add(Said.nothing(503));
    says.add(Said.nothing(503));
    UnsentRequest request = RequestBuilder.draft(account, request("GET /c").end(), Variables.NONE);
    Budget budget = new Budget(conversation.time(), Duration.ofSeconds(30), 2);

    assertThatExceptionOfType(DeadlineException.class)
        .isThrownBy(() -> conversation.upstream().call(account, request, Variables.NONE, budget))
        .withMessageContaining("has made 2 requests, as many as one call may make");
    assertThat(budget.calls()).isEqualTo(2);
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void nothingIsSentWhenTheTimeIsUp() {
    UnsentRequest request = RequestBuilder.draft(account, request("GET /c").end(), Variables.NONE);
    Budget budget = new Budget(conversation.time(), Duration.ofSeconds(5), 10);
    conversation.time().pass(Duration.ofSeconds(5));

    assertThatExceptionOfType(DeadlineException.class)
        .isThrownBy(() -> conversation.upstream().call(account, request, Variables.NONE, budget))
        .withMessageContaining("time ended before candidates.list");
    assertThat(asked()).isZero();
  }

  private static Said late(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return GOOD;
  }
}
