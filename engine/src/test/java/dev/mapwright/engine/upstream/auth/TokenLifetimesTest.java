package dev.mapwright.engine.upstream.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.vendor.Said;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lifetime that says nothing is unknown, and no reason to throw a token away. */
class TokenLifetimesTest extends TokenTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "0",
        "-1",
        "-3600",
        "0.0",
        "-0.5",
        "\"\"",
        "\" \"",
        "\"0\"",
        "\"-60\"",
        "\"never\"",
        "\"soon\"",
        "\"3600s\"",
        "\"PT1H\"",
        "true",
        "false",
        "[]",
        "[3600]",
        "{}",
        "{\"seconds\": 3600}",
        "1000000000",
        "1767322800",
        "1767322800000",
        "\"2026-01-02T03:00:00Z\"",
        "\"0000-00-00\""
      })
  void whatIsNoTimeToComeIsUnknownAndTheTokenIsUsedUntilItIsRefused(String lifetime) {
    login =
        _ ->
            Said.json(
                "{\"access_token\": \"t-%d\", \"expires_in\": %s}"
                    .formatted(issued.incrementAndGet(), lifetime));
    Account account = acme.token(LOGIN, "expires_in").account();
    conversation.call(account, LIST);
    conversation.time().pass(Duration.ofDays(365));
    conversation.call(account, LIST);
    assertThat(lines()).containsExactly("POST /login", "GET /c", "GET /c");

    accepted = "t-2";
    conversation.call(account, LIST);

    assertThat(lines().subList(3, 6)).containsExactly("GET /c", "POST /login", "GET /c");
  }

  @Test
  void aMissingOneIsUnknown() {
    login = _ -> Said.json("{\"access_token\": \"t-%d\"}".formatted(issued.incrementAndGet()));
    Account account = acme.token(LOGIN, "expires_in").account();
    conversation.call(account, LIST);
    conversation.time().pass(Duration.ofDays(365));

    conversation.call(account, LIST);

    assertThat(issued).hasValue(1);
  }

  @Test
  void anExpressionThatFailsOnItMakesItUnknown() {
    login = _ -> Said.json("{\"access_token\": \"t\", \"expires_in\": \"never\"}");
    Account account = acme.token(LOGIN, "$number(expires_in)").account();

    assertThat(conversation.call(account, LIST).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100.5", "\"100.5\"", "\" 100 \"", "1.005e2"})
  void fractionsAndTextsAreRead(String lifetime) {
    login =
        _ ->
            Said.json(
                "{\"access_token\": \"t-%d\", \"expires_in\": %s}"
                    .formatted(issued.incrementAndGet(), lifetime));
    Account account = acme.token(LOGIN, "expires_in").account();
    conversation.call(account, LIST);

    conversation.time().pass(Duration.ofSeconds(89));
    conversation.call(account, LIST);
    assertThat(issued).hasValue(1);

    conversation.time().pass(Duration.ofSeconds(2));
    conversation.call(account, LIST);
    assertThat(issued).hasValue(2);
  }
}
