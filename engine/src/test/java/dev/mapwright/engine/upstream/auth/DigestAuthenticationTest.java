package dev.mapwright.engine.upstream.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.vendor.Asked;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.Said;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP digest authentication, by the examples of RFC 7616 and before a vendor. */
class DigestAuthenticationTest {
  private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
  private static final String CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

  @AutoClose
  private final EngineRig acme =
      new EngineRig(
          """
          errors: {message: message}
          auth: {digest: {username: Mufasa, password: Circle of Life}}
          """,
          """
          records: people
          list: {request: GET /people}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id}
          """);

  @Test
  void theExamplesOfTheStandardComeOut() {
    assertThat(answered("SHA-256"))
        .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
    assertThat(answered("MD5")).contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"");
  }

  private static String answered(String algorithm) {
    DigestChallenge challenge =
        DigestChallenge.in(
            "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm="
                + algorithm
                + ", nonce=\""
                + NONCE
                + "\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    HttpCall call =
        new HttpCall(
            "a",
            "GET",
            URI.create("http://www.example.org/dir/index.html"),
            List.of(),
            new byte[0],
            Duration.ofSeconds(1));
    return DigestAnswer.of(
        Objects.requireNonNull(challenge), "Mufasa", "Circle of Life", call, CNONCE);
  }

  @Test
  void theStrongerOfTwoChallengesIsAnswered() {
    DigestChallenge challenge =
        DigestChallenge.in(
            "Digest realm=\"r\", nonce=\"a\", Digest realm=\"r\", nonce=\"b\", algorithm=SHA-256");

    assertThat(challenge).isNotNull();
    assertThat(challenge.nonce()).isEqualTo("b");
    assertThat(challenge.hasQop()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic realm=\"r\"",
        "Digest realm=\"r\"",
        "Digest nonce=\"n\", algorithm=SHA-512-256",
        "Digest nonce=\"n\", qop=\"auth-int\""
      })
  void whatCannotBeAnsweredIsNoChallenge(String header) {
    assertThat(DigestChallenge.in(header)).isNull();
  }

  @Test
  void aChallengeIsRememberedAndAnswersAreCounted() {
    acme.vendor.at("/v1/people", _ -> isAnswered() ? Map.of("people", List.of()) : challenge("n1"));

    acme.walk(10);
    acme.walk(10);

    assertThat(acme.vendor.requests()).hasSize(3);
    assertThat(acme.vendor.requests().get(1).header("authorization")).contains("nc=00000001");
    assertThat(acme.vendor.requests().get(2).header("authorization")).contains("nc=00000002");
  }

  @Test
  void aWrongPasswordIsSentOnce() {
    acme.vendor.at("/v1/people", _ -> challenge("n" + acme.vendor.requests().size()));

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> acme.walk(10))
        .matches(failure -> failure.outcome() == Outcome.UNAUTHORIZED);
    assertThat(acme.vendor.requests()).hasSize(2);
  }

  private boolean isAnswered() {
    Asked asked = acme.vendor.requests().getLast();
    return asked.header("authorization") != null;
  }

  private static Said challenge(String nonce) {
    return Said.json("{}")
        .as(401)
        .with("WWW-Authenticate", "Digest realm=\"r\", qop=\"auth\", nonce=\"" + nonce + "\"");
  }
}
