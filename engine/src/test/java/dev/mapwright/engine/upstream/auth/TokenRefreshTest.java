package dev.mapwright.engine.upstream.auth;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Auth.Grant;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.Asked;
import dev.mapwright.engine.vendor.Said;
import dev.mapwright.engine.vendor.Written;
import dev.mapwright.jsonata.value.Json;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tokens that are renewed by another request than the one that fetched them. */
class TokenRefreshTest extends TokenTest {
  @Nested
  class WithARefresh {
    private final Auth.Refresh refresh =
        new Auth.Refresh(
            request("POST /refresh").header("Token", "Bearer {{ $token.access_token }}").end(),
            Written.expression("$"));

    @Test
    void isRefreshedInsteadAndKeepsWhatTheAnswerLacks() {
      login =
          asked ->
              asked.path().equals("/login")
                  ? Said.json("{\"access_token\": \"t-1\", \"tenant\": \"x\", \"expires_in\": 60}")
                  : Said.json("{\"access_token\": \"t-2\"}");
      Account account = acme.token(LOGIN, "expires_in", refresh, new Grant.Login()).account();
      conversation.call(account, LIST);
      conversation.time().pass(Duration.ofSeconds(60));

      conversation.call(account, LIST);

      assertThat(lines()).containsExactly("POST /login", "GET /c", "POST /refresh", "GET /c");
      assertThat(conversation.vendor().asked().get(2).header("token")).isEqualTo("Bearer t-1");
      assertThat(conversation.tokens().load(TokenKey.of(account)))
          .isInstanceOfSatisfying(
              TokenState.Held.class,
              held ->
                  assertThat(held.token())
                      .hasToString("{access_token=t-2, tenant=x, expires_in=60}"));
    }

    @Test
    void fallsBackToTheLoginWhenTheRefreshIsRefused() {
      login =
          asked ->
              asked.path().equals("/login")
                  ? token("t-" + issued.incrementAndGet(), 60)
                  : Said.json("{}").as(401);
      Account account = acme.token(LOGIN, "expires_in", refresh, new Grant.Login()).account();
      conversation.call(account, LIST);
      conversation.time().pass(Duration.ofSeconds(60));

      conversation.call(account, LIST);

      assertThat(lines())
          .containsExactly("POST /login", "GET /c", "POST /refresh", "POST /login", "GET /c");
    }
  }

  @Nested
  class OfOauth2 {
    private final Endpoint renewal =
        request("POST /refresh")
            .form(
                Json.read(
                    """
                    {"grant_type": "refresh_token", "refresh_token": "{{ $token.refresh_token }}"}
                    """))
            .basic("client", "{{ $account.key }}")
            .end();

    private Account authorised() {
      return acme.secret("refresh_token", "r-0")
          .token(
              renewal,
              "expires_in",
              null,
              new Grant.AuthorizationCode(
                  request("GET /authorize").end().request(), request("POST /login").end()))
          .account();
    }

    @Test
    void startsWithTheRefreshTokenOfTheCustomersConsent() {
      conversation.call(authorised(), LIST);

      Asked asked = conversation.vendor().asked().getFirst();
      assertThat(asked.body()).isEqualTo("grant_type=refresh_token&refresh_token=r-0");
      assertThat(asked.header("authorization")).isEqualTo("Basic Y2xpZW50OmstMTIzNDU=");
    }

    @Test
    void usesTheNewestRefreshTokenAndKeepsItWhenNoneComes() {
      login =
          asked -> {
            int number = issued.incrementAndGet();
            return Said.json(
                number == 1
                    ? "{\"access_token\": \"t-1\", \"refresh_token\": \"r-1\", \"expires_in\": 60}"
                    : "{\"access_token\": \"t-%d\", \"expires_in\": 60}".formatted(number));
          };
      Account account = authorised();
      for (int i = 0; i < 3; i++) {
        conversation.call(account, LIST);
        conversation.time().pass(Duration.ofMinutes(1));
      }

      assertThat(
              conversation.vendor().asked().stream()
                  .filter(asked -> asked.path().equals("/refresh"))
                  .map(Asked::body))
          .containsExactly(
              "grant_type=refresh_token&refresh_token=r-0",
              "grant_type=refresh_token&refresh_token=r-1",
              "grant_type=refresh_token&refresh_token=r-1");
    }

    @Test
    void needsANewConsentOnceTheVendorRefusesForGood() {
      login = _ -> Said.json("{\"error\": \"invalid_grant\"}").as(400);
      Account account = authorised();

      for (int i = 0; i < 2; i++) {
        assertThatExceptionOfType(VendorException.class)
            .isThrownBy(() -> conversation.call(account, LIST))
            .withMessageContaining("invalid_grant")
            .withMessageContaining("its owner has to authorise it again")
            .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNAUTHORIZED));
      }

      assertThat(lines()).containsExactly("POST /refresh");
      assertThat(conversation.tokens().load(TokenKey.of(account)))
          .isInstanceOf(TokenState.NeedsReauth.class);
    }

    @Test
    void aRefusalWithStatus200IsOneAndLeadsToNoFurtherRequest() {
      login = _ -> Said.json("{\"error\": \"invalid_code\"}");
      Account account = authorised();

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> conversation.call(account, LIST))
          .withMessageContaining("no token came, but: invalid_code")
          .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNAUTHORIZED));
      assertThat(lines()).containsExactly("POST /refresh");
    }

    @Test
    void aRefusedClientIsAboutCredentialsAlthoughItComesAsABadRequest() {
      login =
          _ ->
              Said.json("{\"error\": \"invalid_client\", \"error_description\": \"no such\"}")
                  .as(400);
      Account account =
          acme.token(
                  request("POST /login").message("error_description").end(),
                  "expires_in",
                  null,
                  new Grant.ClientCredentials())
              .account();

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> conversation.call(account, LIST))
          .withMessageContaining("no such (invalid_client)")
          .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNAUTHORIZED));
    }
  }
}
