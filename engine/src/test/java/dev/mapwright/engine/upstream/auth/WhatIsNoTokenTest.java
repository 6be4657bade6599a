package dev.mapwright.engine.upstream.auth;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.Said;
import dev.mapwright.engine.vendor.Written;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no token is not kept; it is the vendor's fault, told by its kind and never its value. */
class WhatIsNoTokenTest extends TokenTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                            | an empty body came",
        "`  `                                          | an empty body came",
        "null                                          | null came",
        "\"secret-1\"                                  | text came",
        "4711                                          | a number came",
        "true                                          | true or false came",
        "[]                                            | a list came",
        "[{\"access_token\": \"secret-1\"}]            | expected an object or a text, and a list",
        "{}                                            | and nothing came",
        "{\"token\": \"secret-1\"}                      | an object with the members [token] came",
        "{\"access_token\": null}                      | $token.access_token, and null came",
        "{\"access_token\": \"\"}                      | $token.access_token, and a blank text"
            + " came",
        "{\"access_token\": \" \\n"
            + " \"}                 | $token.access_token, and a blank text came",
        "{\"access_token\": 4711}                      | $token.access_token, and a number came",
        "{\"access_token\": false}                     | and true or false came",
        "{\"access_token\": {\"value\": \"secret-1\"}}  | $token.access_token, and an object came",
        "{\"access_token\": [\"secret-1\", \"b\"]}       | $token.access_token, and a list came",
        "{\"access_token\": \"secret\\n-1\"}            | a text with a character that no header"
            + " may hold",
        "{\"error\": {\"message\": \"secret-1\"}}       | an object with the members [error] came",
        "{\"error\": \"something\"}                    | no token came, but: something",
        "<html><body>secret-1</body></html>            | HTML or XML came",
        "access_token=secret-1                         | text came that cannot be decoded",
        "{\"access_token\": \"secret-1                  | text came that cannot be decoded"
      })
  void isAVendorErrorAndNotKept(String body, String told) {
    login = _ -> Said.text(body);
    Account account = acme.token(LOGIN, "expires_in").account();

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(account, LIST))
        .withMessageContaining(told)
        .withMessageNotContaining("secret")
        .withMessageNotContaining("4711")
        .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.VENDOR_ERROR))
        .satisfies(e -> assertThat(e.status()).isEqualTo(200))
        .satisfies(e -> assertThat(String.valueOf(e.body())).doesNotContain("secret", "4711"));
    assertThat(lines()).containsExactly("POST /login");
    assertThat(conversation.tokens().load(TokenKey.of(account))).isNull();

    login = _ -> token("t-1", 3600);
    assertThat(conversation.call(account, LIST).status()).isEqualTo(200);
  }

  @Test
  void aRenewalWithoutATokenLeavesTheOldRefreshTokenInPlace() {
    Account account = RotatingVendor.account(acme);
    login = _ -> Said.json("{\"access_token\": \"t-1\", \"refresh_token\": \"r-1\"}");
    conversation.call(account, LIST);
    accepted = "t-2";
    login = _ -> Said.json("{}");
    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(account, LIST))
        .withMessageContaining("the answer holds no token");

    login = _ -> token("t-2", 3600);
    conversation.call(account, LIST);

    assertThat(sentRefreshTokens()).containsExactly("r-0", "r-1", "r-1");
  }

  @Test
  void aRefreshTokenWithoutAnAccessTokenIsKept() {
    Account account = RotatingVendor.account(acme);
    login = _ -> Said.json("{\"access_token\": null, \"refresh_token\": \"r-1\"}");
    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> conversation.call(account, LIST))
        .withMessageContaining("$token.access_token, and null came");

    login = _ -> token("t-2", 3600);
    conversation.call(account, LIST);

    assertThat(sentRefreshTokens()).containsExactly("r-0", "r-1");
  }

  @Test
  void aRefreshThatGivesNoneFallsBackToTheLogin() {
    Auth.Refresh refresh =
        new Auth.Refresh(request("POST /refresh").end(), Written.expression("$"));
    Account account = acme.token(LOGIN, "expires_in", refresh, new Auth.Grant.Login()).account();
    conversation.call(account, LIST);
    accepted = "t-2";
    login = asked -> asked.path().equals("/refresh") ? Said.json("{}") : token("t-2", 60);

    conversation.call(account, LIST);

    assertThat(lines())
        .containsExactly(
            "POST /login", "GET /c", "GET /c", "POST /refresh", "POST /login", "GET /c");
  }

  private Stream<String> sentRefreshTokens() {
    return RotatingVendor.sentTo(conversation.vendor());
  }
}
