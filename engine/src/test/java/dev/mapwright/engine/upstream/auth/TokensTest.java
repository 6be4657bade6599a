package dev.mapwright.engine.upstream.auth;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Request.Decode;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.Said;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token is fetched once, renewed early, and renewed once when it is refused. */
class TokensTest extends TokenTest {
  @Test
  void isFetchedOnceAndThenUsed() {
    Account account = acme.token(LOGIN, "expires_in").account();

    conversation.call(account, LIST);
    conversation.call(account, LIST);

    assertThat(lines()).containsExactly("POST /login", "GET /c", "GET /c");
    assertThat(conversation.vendor().asked().getFirst().body()).isEqualTo("{\"key\":\"k-12345\"}");
    assertThat(conversation.vendor().asked().getLast().header("authorization"))
        .isEqualTo("Bearer t-1");
  }

  @Test
  void isNotSharedBetweenAccounts() {
    AcmeVendor connector = acme.token(LOGIN, "expires_in");

    conversation.call(connector.account("one"), LIST);
    conversation.call(connector.account("two"), LIST);

    assertThat(lines()).containsExactly("POST /login", "GET /c", "POST /login", "GET /c");
  }

  @Test
  void beginsAnewWithNewCredentials() {
    conversation.call(acme.token(LOGIN, "expires_in").account(), LIST);
    conversation.call(acme.secret("key", "k-67890").account(), LIST);

    assertThat(issued).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3600                          | 3539 | 3541",
        "'3600'                        | 3539 | 3541",
        "100                           | 89   | 91",
        "1767326645                    | 3539 | 3541",
        "1767326645000                 | 3539 | 3541",
        "2026-01-02T04:04:05Z          | 3539 | 3541",
        "2026-01-02T06:04:05+02:00     | 3539 | 3541",
        "Fri, 02 Jan 2026 04:04:05 GMT | 3539 | 3541"
      })
  void isRenewedALittleBeforeItsEndHoweverThatIsSaid(String end, int before, int after) {
    login =
        _ ->
            Said.json(
                "{\"access_token\": \"t-%d\", \"end\": %s}"
                    .formatted(
                        issued.incrementAndGet(), end.matches("\\d+") ? end : "\"" + end + "\""));
    Account account = acme.token(LOGIN, "end").account();
    conversation.call(account, LIST);

    conversation.time().pass(Duration.ofSeconds(before));
    conversation.call(account, LIST);
    assertThat(issued).hasValue(1);

    conversation.time().pass(Duration.ofSeconds(after - before));
    conversation.call(account, LIST);
    assertThat(issued).hasValue(2);
  }

  @Test
  void withoutAnEndIsUsedUntilItIsRefused() {
    Account account = acme.token(LOGIN, null).account();
    conversation.call(account, LIST);
    conversation.time().pass(Duration.ofDays(365));

    conversation.call(account, LIST);

    assertThat(issued).hasValue(1);
  }

  @Test
  void isRenewedOnceWhenItIsRefused() {
    Account account = acme.token(LOGIN, "expires_in").account();
    conversation.call(account, LIST);
    accepted = "t-2";

    conversation.call(account, LIST);

    assertThat(lines()).containsExactly("POST /login", "GET /c", "GET /c", "POST /login", "GET /c");
  }

  @Test
  void isNotRenewedASecondTimeForTheSameRequest() {
    Account account = acme.token(LOGIN, "expires_in").account();
    accepted = "none";

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(account, LIST))
        .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNAUTHORIZED));

    assertThat(lines()).containsExactly("POST /login", "GET /c", "POST /login", "GET /c");
  }

  @Test
  void aTokenWithoutWhatTheHeaderNeedsIsTold() {
    login = _ -> Said.json("{\"accessToken\": \"t-12345\"}");
    Account account = acme.token(LOGIN, null).account();

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(account, LIST))
        .withMessageContaining("an object with the members [accessToken] came")
        .withMessageContaining("expected a text at $token.access_token, and nothing came")
        .withMessageNotContaining("t-12345");
  }

  @Test
  void mayComeAsXml() {
    login = _ -> Said.text("<root><access_token>t-9</access_token></root>");
    accepted = "t-9";
    Account account =
        AcmeVendor.at(conversation.vendor().origin())
            .tokenRecord(request("POST /login").decode(Decode.AUTO).end(), "root ?? $")
            .account();

    assertThat(conversation.call(account, LIST).status()).isEqualTo(200);
  }
}
