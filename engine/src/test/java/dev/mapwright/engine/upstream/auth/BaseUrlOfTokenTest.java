package dev.mapwright.engine.upstream.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.EngineRig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login that says below which URL requests go, and whom it may name. */
class BaseUrlOfTokenTest {
  private static final String LOGIN =
      """
      hosts: ["*.acme.example"]
      errors: {message: message}
      auth: {token: {request: POST /login, base_url: rest}}
      """;

  private static final String PEOPLE =
      """
      records: people
      list: {request: GET /people, query: {kind: x}}
      get: {request: "GET /people/{{ $id }}"}
      map: {id: id}
      """;

  @AutoClose private final EngineRig acme = new EngineRig(LOGIN, PEOPLE);

  @BeforeEach
  void people() {
    acme.vendor.at("/", _ -> Map.of("people", List.of(Map.of("id", 1))));
  }

  private void leads(Object to) {
    acme.vendor.at("/v1/login", _ -> Map.of("access_token", "token-1", "rest", to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://api.acme.example/r7/x", "https://api.acme.example/r7/x/"})
  void requestsGoBelowIt(String url) {
    leads(url);

    assertThat(acme.walk(10)).containsExactly("1");

    assertThat(acme.vendor.asked()).containsExactly("/v1/login", "/r7/x/people?kind=x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.example/r",
        "https://a.b.acme.example/r",
        "https://api.acme.example.evil.example/r",
        "https://api-acme.example/r",
        "http://api.acme.example/r",
        "https://api.acme.example:8443/r",
        "https://evil.example/.acme.example",
        "https://user@api.acme.example/r"
      })
  void nobodyElseIsAsked(String url) {
    leads(url);

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> acme.walk(10))
        .matches(failure -> failure.outcome() == Outcome.VENDOR_ERROR)
        .withMessageContaining("was refused");
    assertThat(acme.vendor.asked()).containsExactly("/v1/login");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/r7", "ftp://api.acme.example", "https://api.acme.example/?a=b", "x y"})
  void whatIsNoUrlMakesNoToken(String url) {
    leads(url);

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> acme.walk(10))
        .withMessageContaining("expected a URL at rest");
  }

  @Test
  void aTokenWithoutOneIsNone() {
    acme.vendor.at("/v1/login", _ -> Map.of("access_token", "token-1"));

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> acme.walk(10))
        .withMessageContaining("expected a URL at rest");
  }
}
