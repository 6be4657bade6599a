package dev.mapwright.engine.upstream;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.Conversation;
import dev.mapwright.engine.vendor.Said;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor that is down is asked little, told of at once, and asked again by itself. */
@Timeout(60)
class FailingVendorsTest {
  private static final Said GOOD = Said.json("{\"ok\": true}");

  private volatile Said says = Said.nothing(503);

  @AutoClose private final Conversation conversation = new Conversation(_ -> says);

  private final AcmeVendor vendor = AcmeVendor.at(conversation.vendor().origin());
  private final Account account = vendor.account();
  private final Endpoint endpoint = request("GET /c").end();

  private int asked() {
    return conversation.vendor().asked().size();
  }

  private VendorException failure() {
    return catchThrowableOfType(VendorException.class, () -> conversation.call(account, endpoint));
  }

  /** Calls until the vendor is not asked any more. */
  private VendorException failureWithoutCall() {
    for (int i = 0; i < 100; i++) {
      int before = asked();
      VendorException failure = failure();
      if (asked() == before) {
        return failure;
      }
    }
    throw new AssertionError("the vendor is still asked");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void whereNearlyAllFailsNothingIsAskedForAWhile(int status) {
    says = Said.nothing(status);

    VendorException failure = failureWithoutCall();

    assertThat(asked()).isBetween(20, 60);
    assertThat(failure.outcome()).isEqualTo(Outcome.UNAVAILABLE);
    assertThat(failure.status()).isZero();
    assertThat(failure.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    assertThat(failure)
        .hasMessageStartingWith("Acme (candidates.list) is not asked now")
        .hasMessageContaining(conversation.vendor().origin());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 422})
  void refusalsAreNoFailures(int status) {
    says = Said.nothing(status);
    for (int i = 0; i < 60; i++) {
      int before = asked();
      try {
        conversation.call(account, endpoint);
      } catch (VendorException e) {
        assertThat(e.outcome()).isNotEqualTo(Outcome.UNAVAILABLE);
      }
      assertThat(asked()).isEqualTo(before + 1);
    }
  }

  @Test
  void aVendorThatWantsFewerRequestsHasNotFailed() {
    says = Said.nothing(429);
    for (int i = 0; i < 40; i++) {
      assertThat(failure().outcome()).isEqualTo(Outcome.RATE_LIMITED);
    }
  }

  @Test
  void itIsAskedAgainByItselfAndHeals() throws InterruptedException {
    Duration wait = Objects.requireNonNull(failureWithoutCall().retryAfter());
    says = GOOD;
    TimeUnit.MILLISECONDS.sleep(wait.toMillis() + 200);

    for (int i = 0; i < 30; i++) {
      assertThat(conversation.call(account, endpoint).outcome()).isEqualTo(Outcome.OK);
    }
  }

  @Test
  void oneAccountsFailuresAreNobodyElses() {
    failureWithoutCall();
    says = GOOD;
    Account other = new Account("another", account.connector(), account.fields());

    assertThat(conversation.call(other, endpoint).outcome()).isEqualTo(Outcome.OK);
  }

  /** What goes wrong now and then stops nothing. */
  @Test
  void aVendorThatFailsEverySecondTimeIsStillAsked() {
    for (int i = 0; i < 100; i++) {
      says = i % 2 == 0 ? GOOD : Said.nothing(501);
      int before = asked();
      try {
        conversation.call(account, endpoint);
      } catch (VendorException e) {
        assertThat(e.status()).isEqualTo(501);
      }
      assertThat(asked()).isEqualTo(before + 1);
    }
  }

  /** Three attempts each would be three times the load on a vendor that has too much already. */
  @Test
  void repetitionsAreTakenFromABudget() {
    int lastTen = 0;
    for (int i = 0; i < 30; i++) {
      says = GOOD;
      conversation.call(account, endpoint);
      says = Said.nothing(503);
      int before = asked();
      assertThat(failure().status()).isEqualTo(503);
      int attempts = asked() - before;
      assertThat(attempts).isBetween(i < 5 ? 3 : 1, 3);
      lastTen += i < 20 ? 0 : attempts;
    }
    assertThat(lastTen).isBetween(10, 18);

    conversation.time().pass(Duration.ofMinutes(1)); // some more come by themselves
    int before = asked();
    failure();
    assertThat(asked()).isEqualTo(before + 3);
  }
}
