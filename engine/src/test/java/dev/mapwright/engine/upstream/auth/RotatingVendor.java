package dev.mapwright.engine.upstream.auth;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Auth.Grant;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.LoopbackVendor;
import dev.mapwright.jsonata.value.Json;
import java.util.stream.Stream;

/** An account by the customer's consent, and what its vendor sees of refresh tokens. */
final class RotatingVendor {
  private static final String FORM = "grant_type=refresh_token&refresh_token=";

  private RotatingVendor() {}

  /** Begins with {@code r-0}. */
  static Account account(AcmeVendor acme) {
    return acme.secret("refresh_token", "r-0")
        .token(
            request("POST /refresh")
                .form(
                    Json.read(
                        """
                        {"grant_type": "refresh_token", "refresh_token": "{{ $token.refresh_token }}"}
                        """))
                .end(),
            "expires_in",
            null,
            new Grant.AuthorizationCode(
                request("GET /authorize").end().request(), request("POST /login").end()))
        .account();
  }

  /** The refresh tokens that were sent, in order. */
  static Stream<String> sentTo(LoopbackVendor vendor) {
    return vendor.asked().stream()
        .filter(asked -> asked.path().equals("/refresh"))
        .map(asked -> sent(asked.body()));
  }

  /** The one in a request's form. */
  static String sent(String body) {
    return body.substring(FORM.length());
  }
}
