package dev.mapwright.engine.upstream;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.Conversation;
import dev.mapwright.engine.vendor.Said;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a vendor says of the wait, in the headers that are the same everywhere, undeclared. */
class StatedWaitsTest {
  private static final Said GOOD = Said.json("{}");
  private static final Endpoint ENDPOINT = request("GET /c").end();

  private final Queue<Said> says = new ConcurrentLinkedQueue<>();

  @AutoClose
  private final Conversation conversation =
      new Conversation(_ -> {
        Said next = says.poll();
        return next == null ? GOOD : next;
      });

  private final Account account = AcmeVendor.at(conversation.vendor().origin()).account();

  /** It is 2026-01-02T03:04:05Z, which is 1767323045. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After              | 10",
        "Retry-After              | 10.0",
        "Retry-After              | 1767323055",
        "Retry-After              | 1767323055000",
        "Retry-After              | Fri, 02 Jan 2026 03:04:15 GMT",
        "Retry-After              | Friday, 02-Jan-26 03:04:15 GMT",
        "Retry-After              | Fri Jan  2 03:04:15 2026",
        "Retry-After              | 2026-01-02T03:04:15Z",
        "Retry-After              | 4, 10",
        "Retry-After-Ms           | 10000",
        "X-Retry-After            | 10",
        "X-RateLimit-Reset        | 10",
        "X-RateLimit-Reset        | 1767323055",
        "X-RateLimit-Reset        | 1767323055000",
        "X-RateLimit-Reset        | 2026-01-02T03:04:15Z",
        "X-Rate-Limit-Reset       | 10",
        "RateLimit-Reset          | 10",
        "X-RateLimit-Reset-After  | 10.0",
        "X-RateLimit-Reset-Ms     | 10000",
        "X-RateLimit-Requests-Reset | 10s",
        "X-Api-RateLimit-Reset    | 1767323055",
        "RateLimit                | limit=9, remaining=0, reset=10",
        "RateLimit                | \"all\";r=0;t=10",
      })
  void tooManyRequestsMeansToWaitSoLong(String name, String value) {
    says.add(Said.nothing(429).with(name, value));

    conversation.call(account, ENDPOINT);

    assertThat(conversation.time().slept()).containsExactly(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({"Retry-After", "X-RateLimit-Reset"})
  void soDoesBeingUnavailable(String name) {
    says.add(Said.nothing(503).with(name, "10"));

    conversation.call(account, ENDPOINT);

    assertThat(conversation.time().slept()).containsExactly(Duration.ofSeconds(10));
  }

  @Test
  void aLimitThatIsNotReachedIsNotWhyAVendorIsUnavailable() {
    says.add(Said.nothing(503).with("X-RateLimit-Remaining", "88").with("X-RateLimit-Reset", "20"));

    conversation.call(account, ENDPOINT);

    assertThat(conversation.time().slept().getFirst()).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void whatAServerAsksForComesBeforeWhenALimitIsReset() {
    says.add(Said.nothing(429).with("X-RateLimit-Reset", "20").with("Retry-After", "3"));

    conversation.call(account, ENDPOINT);

    assertThat(conversation.time().slept()).containsExactly(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After       | 0",
        "Retry-After       | -5",
        "Retry-After       | soon",
        "Retry-After       | PT2S",
        "Retry-After       | ''",
        "Retry-After       | NaN",
        "Retry-After       | Fri, 02 Jan 2026 03:04:04 GMT",
        "X-RateLimit-Reset | 1767323045",
        "X-RateLimit-Reset | 0",
      })
  void whatIsNoWaitIsBackedOffFrom(String name, String value) {
    says.add(Said.nothing(429).with(name, value));
    says.add(Said.nothing(429).with(name, value));

    conversation.call(account, ENDPOINT);

    assertThat(conversation.time().slept())
        .hasSize(2)
        .satisfies(waits -> {
          assertThat(waits.getFirst()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
          assertThat(waits.getLast()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"86400", "999999999", "1e99999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
  void nobodyIsLockedOutForLongerThanAnHour(String absurd) {
    says.add(Said.nothing(429).with("Retry-After", absurd));

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(account, ENDPOINT))
        .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofHours(1)));
    conversation.time().pass(Duration.ofHours(1));
    conversation.call(account, ENDPOINT);

    assertThat(conversation.vendor().asked()).hasSize(2);
  }

  @Test
  void othersOfTheAccountWaitToo() {
    says.add(Said.nothing(429).with("Retry-After", "20"));
    Endpoint once = request("GET /c").attempts(1).end();

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(account, once));
    conversation.call(account, once);

    assertThat(conversation.time().slept()).containsExactly(Duration.ofSeconds(20));
  }

  @Test
  void withoutAWordThereIsOneForTheCaller() {
    says.add(Said.nothing(429));

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(account, request("GET /c").attempts(1).end()))
        .satisfies(e -> assertThat(e.retryAfter()).isPositive());
  }
}
