package dev.mapwright.engine.upstream.auth;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.Conversation;
import dev.mapwright.engine.vendor.Said;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Authentication by what the customer pasted in; tokens have tests of their own. */
class AuthenticationTest {
  private static final Endpoint LIST = request("GET /c").query("page", 1).end();

  @AutoClose private final Conversation conversation = new Conversation(_ -> Said.json("{}"));
  private final AcmeVendor acme = AcmeVendor.at(conversation.vendor().origin());

  @Test
  void aKeyInAnyHeaderWithAnySchemeWord() {
    conversation.call(
        acme.secret("key", "k-1")
            .authHeader("Authorization", "Token key={{ $account.key }}")
            .account(),
        LIST);

    assertThat(conversation.vendor().askedOnce().header("authorization"))
        .isEqualTo("Token key=k-1");
  }

  @Test
  void aKeyInTheQuery() {
    conversation.call(
        acme.secret("key", "a+b c").authQuery("apikey", "{{ $account.key }}").account(), LIST);

    assertThat(conversation.vendor().askedOnce().query()).isEqualTo("page=1&apikey=a%2Bb%20c");
  }

  @Test
  void nameAndPasswordInUtf8() {
    conversation.call(
        acme.secret("user", "zoë")
            .secret("password", "pä:ss")
            .authBasic("{{ $account.user }}", "{{ $account.password }}")
            .account(),
        LIST);

    assertThat(conversation.vendor().askedOnce().header("authorization"))
        .isEqualTo("Basic em/Dqzpww6Q6c3M=");
  }

  @Test
  void anEmptyPassword() {
    conversation.call(
        acme.secret("key", "s3cret").authBasic("{{ $account.key }}", "").account(), LIST);

    assertThat(conversation.vendor().askedOnce().header("authorization"))
        .isEqualTo("Basic czNjcmV0Og==");
  }

  @Test
  void theFirstAlternativeThatFitsTheAccount() {
    conversation.call(
        acme.secret("token", "t-1")
            .authHeaderWhen("$account.key", "X-Key", "{{ $account.key }}")
            .authHeaderWhen("$account.token", "Authorization", "Bearer {{ $account.token }}")
            .account(),
        LIST);

    assertThat(conversation.vendor().askedOnce().header("x-key")).isNull();
    assertThat(conversation.vendor().askedOnce().header("authorization")).isEqualTo("Bearer t-1");
  }

  @Test
  void anAccountThatFitsNoAlternativeIsToldSo() {
    var account = acme.authHeaderWhen("$account.key", "X-Key", "{{ $account.key }}").account();

    assertThatExceptionOfType(CallerException.class)
        .isThrownBy(() -> conversation.call(account, LIST))
        .withMessageContaining("account acme-1 (acme)")
        .withMessageContaining("ways to authenticate");
    assertThat(conversation.vendor().asked()).isEmpty();
  }

  @Test
  void aFollowedUrlIsAuthenticatedToo() {
    var account = acme.secret("key", "k-1").authQuery("apikey", "{{ $account.key }}").account();
    UnsentRequest first = RequestBuilder.draft(account, LIST, Variables.NONE);
    UnsentRequest next =
        RequestBuilder.follow(first, conversation.vendor().origin() + "/c?cursor=x", List.of());

    conversation.upstream().call(account, next, Variables.NONE, conversation.budget());

    assertThat(conversation.vendor().askedOnce().query()).isEqualTo("cursor=x&apikey=k-1");
  }

  @Test
  void refusedCredentialsAreNotTriedAgainWithoutAToken() {
    try (Conversation refusing =
        new Conversation(_ -> Said.json("{\"error\": \"bad key k-12345\"}").as(401))) {
      var account =
          AcmeVendor.at(refusing.vendor().origin())
              .secret("key", "k-12345")
              .authHeader("X-Key", "{{ $account.key }}")
              .account();

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> refusing.call(account, request("GET /c").message("error").end()))
          .withMessage(
              "Acme (candidates.list) refused the account's credentials (HTTP 401): bad key ***")
          .satisfies(e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.UNAUTHORIZED);
            assertThat(e.status()).isEqualTo(401);
            assertThat(e.body()).hasToString("{error=bad key ***}");
          });
      assertThat(refusing.vendor().asked()).hasSize(1);
    }
  }
}
