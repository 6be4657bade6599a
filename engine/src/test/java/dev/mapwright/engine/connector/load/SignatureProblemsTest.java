package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What can be wrong with how requests are signed. */
class SignatureProblemsTest {

  @Test
  void aSignatureIsOfTheRequest() {
    assertThat(
            AcmeFile.top("auth: {sign: {headers: {X-Sig: \"{{ $hash('MD5', $account.token) }}\"}}}")
                .told())
        .contains("Nothing of the request is in this signature, so it would fit any request.")
        .contains("belongs into 'headers' or 'query' of auth.");
  }

  @Test
  void theRequestIsKnownToItsSignatureAlone() {
    assertThat(AcmeFile.top("auth: {headers: {X-Sig: '{{ $request.path }}'}}").codes())
        .isEqualTo("invisible-variable");
  }

  @Test
  void timeAndNonceAreKnownToAuthenticationAlone() {
    assertThat(AcmeFile.top("auth: {headers: {X: '{{ $time }}{{ $nonce }}'}}").codes()).isEmpty();
    assertThat(AcmeFile.list("{request: GET /people, query: {at: '{{ $time }}'}}").codes())
        .isEqualTo("invisible-variable");
  }

  @Test
  void aSignatureInPlaceOfAllElseTakesNoBearerAlong() {
    String sign = "sign: {headers: {X-Sig: '{{ $hmac(\"SHA-256\", $token.key, $request.path) }}'}}";

    assertThat(
            AcmeFile.top("auth: {token: {request: POST /login}, " + sign + "}")
                .connector()
                .auth()
                .getFirst()
                .fragment()
                .isEmpty())
        .isTrue();
  }
}
