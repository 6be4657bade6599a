package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins of several steps, and hosts of which a login names one. */
class LoginStepsTest {

  @Test
  void laterStepsSeeEarlierOnes() {
    assertThat(
            token(
                    "steps: {a: {request: GET /a}, b: {request: 'GET {{ $steps.a.url }}/b'}}, json:"
                        + " {c: '{{ $steps.b }}'}")
                .codes())
        .isEmpty();
  }

  @Test
  void aStepThatIsNotThereIsTold() {
    assertThat(
            token("steps: {place: {request: GET /a}}, json: {c: '{{ $steps.plaec.url }}'}").told())
        .contains("There is no step 'plaec', and $steps.plaec is read.")
        .contains("Did you mean 'place'?");
  }

  @Test
  void theFirstStepSeesNone() {
    assertThat(
            token(
                    "steps: {a: {request: GET /a, query: {b: '{{ $steps.b }}'}}, b: {request: GET"
                        + " /b}}")
                .codes())
        .contains("invisible-variable");
  }

  @Test
  void withoutStepsThereAreNone() {
    assertThat(token("json: {c: '{{ $steps.a }}'}").codes()).contains("invisible-variable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*.vendor.example", "https://*.eu.vendor.example", "*.vendor.example:8443"})
  void anyOneLabelMayStandBeforeAVendorsOwnDomain(String host) {
    assertThat(AcmeFile.top("hosts: [\"" + host + "\"]").codes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.example", "*.com", "*.{{ $account.region }}"})
  void aDomainOfEverybodyIsTooWide(String host) {
    assertThat(
            AcmeFile.top("hosts: [\"" + host + "\"]")
                .withAccount("{token: {secret: true}, region: {options: [eu, us]}}")
                .codes())
        .contains("wide-host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.*.example.org", "x*.vendor.example", "*", "*.*.vendor.example"})
  void anAsteriskIsTheWholeFirstLabel(String host) {
    assertThat(AcmeFile.top("hosts: [\"" + host + "\"]").told())
        .contains("An asterisk stands for the first label of a host, in 'hosts' alone.");
  }

  @Test
  void noOtherUrlHasOne() {
    assertThat(AcmeFile.top("base_url: https://*.vendor.example").codes()).contains("wrong-origin");
    assertThat(AcmeFile.list("{request: 'GET https://*.vendor.example/x'}").codes())
        .contains("wrong-origin");
  }

  private static AcmeFile token(String more) {
    return AcmeFile.top("auth: {token: {request: POST /login, " + more + "}}");
  }
}
