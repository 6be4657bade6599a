package dev.mapwright.engine.upstream.auth;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.Said;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal is remembered, so that refused credentials are not sent again and again. */
class RefusedTokensTest extends TokenTest {
  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 403, 422, 500})
  void aConsentThatIsGoneIsNeverTriedAgainWhateverTheStatus(int status) {
    login = _ -> Said.json("{\"error\": \"invalid_grant\"}").as(status);
    Account account = RotatingVendor.account(acme);

    for (int i = 0; i < 3; i++) {
      VendorException refused = refused(account);
      assertThat(refused.outcome()).isEqualTo(Outcome.UNAUTHORIZED);
      assertThat(refused)
          .hasMessageContaining("invalid_grant")
          .hasMessageContaining("its owner has to authorise it again");
      conversation.time().pass(Duration.ofDays(1));
    }

    assertThat(lines()).containsExactly("POST /refresh");
  }

  @ParameterizedTest
  @CsvSource({"200", "400", "401", "403", "500"})
  void aLoginThatIsRefusedIsTriedAgainAfterTenMinutes(int status) {
    login = _ -> Said.json("{\"error\": \"invalid_client\"}").as(status);
    Account account =
        acme.token(LOGIN, "expires_in", null, new Auth.Grant.ClientCredentials()).account();

    assertThat(refused(account)).hasMessageContaining("invalid_client");
    conversation.time().pass(Duration.ofMinutes(9));
    VendorException remembered = refused(account);
    assertThat(remembered.outcome()).isEqualTo(Outcome.UNAUTHORIZED);
    assertThat(remembered)
        .hasMessageContaining("invalid_client")
        .hasMessageContaining(
            "the same credentials are not sent again before 2026-01-02T03:14:05Z");
    assertThat(lines()).hasSize(1);

    conversation.time().pass(Duration.ofMinutes(2));
    login = _ -> token("t-1", 3600);
    conversation.call(account, LIST);
    assertThat(lines()).containsExactly("POST /login", "POST /login", "GET /c");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void soIsOneThatTheStatusAloneRefuses(int status) {
    login = _ -> Said.nothing(status);
    Account account = acme.token(LOGIN, "expires_in").account();

    Outcome outcome = refused(account).outcome();

    assertThat(refused(account).outcome()).isEqualTo(outcome);
    assertThat(lines()).containsExactly("POST /login");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "400 | {\"message\": \"Wrong password\"}",
        "400 | {\"status\": 400, \"error\": \"Bad Request\"}",
        "422 | Wrong password",
        "400 | ~~"
      })
  void andAPlainBadRequestSinceNothingIsAskedButTheCredentials(int status, String body) {
    login = _ -> Said.text(body).as(status);
    Account account = acme.token(LOGIN, "expires_in").account();

    for (int i = 0; i < 3; i++) {
      assertThat(refused(account).outcome()).isEqualTo(Outcome.UNAUTHORIZED);
    }

    assertThat(lines()).containsExactly("POST /login");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"message\": \"Bad Request\"}", "{\"error\": \"Bad Request\"}"})
  void butThatTakesNoConsentAway(String body) {
    login = _ -> Said.json(body).as(400);
    Account account = RotatingVendor.account(acme);
    assertThat(refused(account).outcome()).isEqualTo(Outcome.UNAUTHORIZED);
    assertThat(refused(account)).hasMessageContaining("not sent again before");

    conversation.time().pass(Duration.ofMinutes(11));
    login = _ -> token("t-1", 3600);

    assertThat(conversation.call(account, LIST).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_request", "invalid_scope", "unsupported_grant_type"})
  void aMistakeOfTheRequestIsNoRefusal(String error) {
    login = _ -> Said.json("{\"error\": \"%s\"}".formatted(error)).as(400);
    Account account = acme.token(LOGIN, "expires_in").account();

    assertThat(refused(account).outcome()).isEqualTo(Outcome.BAD_REQUEST);
  }

  @Test
  void andOneThatTheConnectorsRulesRefuse() {
    login = _ -> Said.json("{\"ok\": false, \"why\": \"Wrong password\"}");
    Account account =
        acme.token(
                request("POST /login")
                    .error(Outcome.UNAUTHORIZED, "ok = false and why = \"Wrong password\"")
                    .end(),
                "expires_in")
            .account();

    for (int i = 0; i < 3; i++) {
      assertThat(refused(account).outcome()).isEqualTo(Outcome.UNAUTHORIZED);
    }

    assertThat(lines()).containsExactly("POST /login");
  }

  @Test
  void otherCredentialsAreTriedAtOnce() {
    login = _ -> Said.nothing(401);
    refused(acme.token(LOGIN, "expires_in").account());
    login = _ -> token("t-1", 3600);

    conversation.call(acme.secret("key", "k-67890").account(), LIST);

    assertThat(lines()).containsExactly("POST /login", "POST /login", "GET /c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"temporarily_unavailable", "server_error", "slow_down"})
  void whatPassesIsNoRefusal(String error) {
    login = _ -> Said.json("{\"error\": \"%s\"}".formatted(error)).as(400);
    Account account = RotatingVendor.account(acme);
    assertThat(refused(account).outcome()).isNotEqualTo(Outcome.UNAUTHORIZED);

    login = _ -> token("t-1", 3600);
    conversation.time().pass(Duration.ofMinutes(1));

    assertThat(conversation.call(account, LIST).status()).isEqualTo(200);
  }

  @Test
  void theNewestRefreshTokenOutlivesARefusalOfTheClient() {
    Account account = RotatingVendor.account(acme);
    login = _ -> Said.json("{\"access_token\": \"t-1\", \"refresh_token\": \"r-1\"}");
    conversation.call(account, LIST);
    accepted = "t-2";
    login = _ -> Said.json("{\"error\": \"invalid_client\"}").as(401);
    refused(account);
    conversation.time().pass(Duration.ofMinutes(11));
    login = _ -> token("t-2", 3600);

    conversation.call(account, LIST);

    assertThat(RotatingVendor.sentTo(conversation.vendor())).containsExactly("r-0", "r-1", "r-1");
  }

  @Test
  void aTokenIsOneWhateverRulesSayOfAnswersThatLookAlike() {
    login = _ -> Said.json("{\"access_token\": \"t-1\", \"message\": \"Welcome\"}");
    Account account =
        acme.token(
                request("POST /login").error(Outcome.VENDOR_ERROR, "$exists(message)").end(),
                "expires_in")
            .account();

    assertThat(Collections.nCopies(2, conversation.call(account, LIST).status())).containsOnly(200);
  }

  private VendorException refused(Account account) {
    return catchThrowableOfType(VendorException.class, () -> conversation.call(account, LIST));
  }
}
