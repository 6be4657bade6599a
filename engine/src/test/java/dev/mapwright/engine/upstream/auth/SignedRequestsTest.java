package dev.mapwright.engine.upstream.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mapwright.engine.vendor.Asked;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor.Refusal;
import dev.mapwright.engine.vendor.Said;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Requests that carry a signature of themselves. */
class SignedRequestsTest {
  private static final String SIGNED =
      """
      errors: {message: message}
      auth:
        headers: {X-Nonce: "{{ $nonce }}"}
        query: {app: a b}
        sign:
          headers: {X-Signed: "{{ $join([$request.method, $request.path, $request.query], '|') }}"}
          query: {sig: "{{ $hmac('SHA-256', 'secret-of-the-tests', $request.url & $nonce) }}"}
      """;

  private static final String PEOPLE =
      """
      records: people
      list: {request: GET /people, query: {kind: x}}
      get: {request: "GET /people/{{ $id }}"}
      map: {id: id}
      """;

  @AutoClose private final EngineRig acme = new EngineRig(SIGNED, PEOPLE);

  @Test
  void theSignatureSeesAllThatIsSentAndIsAddedLast() {
    acme.vendor.at("/v1/people", _ -> Map.of("people", List.of()));

    acme.walk(10);

    Asked asked = acme.vendor.requests().getFirst();
    assertThat(asked.header("x-signed")).isEqualTo("GET|/v1/people|kind=x&app=a%20b");
    assertThat(asked.query()).matches("kind=x&app=a%20b&sig=[0-9a-f]{64}");
  }

  @Test
  void eachAttemptIsSignedAnew() {
    acme.vendor.at(
        "/v1/people",
        _ ->
            acme.vendor.requests().size() < 2
                ? Said.nothing(429).with("Retry-After", "0")
                : Map.of("people", List.of()));

    acme.walk(10);

    assertThat(acme.vendor.requests()).hasSize(2);
    assertThat(acme.vendor.requests().stream().map(asked -> asked.header("x-nonce")))
        .doesNotHaveDuplicates();
    assertThat(acme.vendor.requests().stream().map(Asked::query)).doesNotHaveDuplicates();
  }

  @Test
  void aVendorThatTellsWhatItWasSentIsNotRepeated() {
    acme.vendor.at(
        "/v1/people", _ -> new Refusal(400, Map.of("message", "bad nonce " + nonces().getLast())));

    Throwable failure = catchThrowable(() -> acme.walk(10));

    assertThat(failure).hasMessageContaining("***");
    assertThat(failure.getMessage()).doesNotContain(nonces().getLast());
  }

  private List<String> nonces() {
    return acme.vendor.requests().stream()
        .map(asked -> Objects.requireNonNull(asked.header("x-nonce")))
        .toList();
  }
}
