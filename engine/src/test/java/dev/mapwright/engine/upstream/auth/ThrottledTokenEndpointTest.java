package dev.mapwright.engine.upstream.auth;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.Said;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token endpoint that wants fewer requests gets none before the time. */
class ThrottledTokenEndpointTest extends TokenTest {
  private static final Endpoint RULED =
      request("POST /login")
          .error(Outcome.RATE_LIMITED, "error = \"Access Denied\"")
          .message("error_description")
          .end();

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void isHeldForAsLongAsItSays(int status) {
    login = _ -> Said.json("{}").as(status).with("Retry-After", "300");
    Account account = acme.token(LOGIN, "expires_in").account();
    throttled(account);

    conversation.time().pass(Duration.ofSeconds(200));
    VendorException held = throttled(account);
    assertThat(held.outcome()).isEqualTo(Outcome.RATE_LIMITED);
    assertThat(held.retryAfter()).isEqualTo(Duration.ofSeconds(100));
    assertThat(lines()).containsExactly("POST /login");

    conversation.time().pass(Duration.ofSeconds(100));
    login = _ -> token("t-1", 3600);
    conversation.call(account, LIST);
    assertThat(lines()).containsExactly("POST /login", "POST /login", "GET /c");
  }

  @Test
  void aShortWaitIsWaitedForWithinTheCall() {
    login =
        _ ->
            issued.incrementAndGet() == 1
                ? Said.nothing(429).with("Retry-After", "2")
                : token("t", 3600);

    conversation.call(acme.token(LOGIN, "expires_in").account(), LIST);

    assertThat(conversation.time().slept()).containsExactly(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource({"400", "200", "429"})
  void whereItDoesNotSayHowLongThePausesGrow(int status) {
    login =
        _ ->
            Said.json(
                    "{\"error\": \"Access Denied\", \"error_description\": \"Too many requests\"}")
                .as(status);
    Account account = acme.token(RULED, "expires_in").account();
    int asked = 0;
    for (int seconds : new int[] {30, 60, 120, 240, 480, 600, 600}) {
      VendorException failure = throttled(account);
      assertThat(failure.outcome()).isEqualTo(Outcome.RATE_LIMITED);
      assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
      assertThat(failure).hasMessageContaining("Too many requests");
      assertThat(lines()).hasSize(++asked);

      assertThat(throttled(account).retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
      assertThat(lines()).hasSize(asked);
      conversation.time().pass(Duration.ofSeconds(seconds));
    }
  }

  @Test
  void aTokenEndsTheGrowth() {
    Account account = acme.token(RULED, "expires_in").account();
    login = _ -> Said.nothing(429);
    throttled(account);
    conversation.time().pass(Duration.ofSeconds(30));
    login = _ -> token("t-1", 60);
    conversation.call(account, LIST);
    conversation.time().pass(Duration.ofSeconds(60));
    login = _ -> Said.nothing(429);

    assertThat(throttled(account).retryAfter()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void whoHasATokenIsNotHeldUp() {
    Account account = acme.token(LOGIN, "expires_in").account();
    conversation.call(account, LIST);
    login = _ -> Said.nothing(429).with("Retry-After", "300");
    accepted = "none";
    throttled(account);
    accepted = null;

    assertThat(conversation.call(account, LIST).status()).isEqualTo(200);
    assertThat(conversation.time().slept()).isEmpty();
  }

  @Test
  void anotherAccountIsNotHeldUp() {
    login = _ -> Said.nothing(429).with("Retry-After", "300");
    throttled(acme.token(LOGIN, "expires_in").account("one"));
    login = _ -> token("t-1", 3600);

    assertThat(conversation.call(acme.account("two"), LIST).status()).isEqualTo(200);
  }

  private VendorException throttled(Account account) {
    return catchThrowableOfType(VendorException.class, () -> conversation.call(account, LIST));
  }
}
