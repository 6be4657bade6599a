package dev.mapwright.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.CredentialCheck.Mistake;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.vendor.AcmeConnector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a customer pasted in, held against what the connector asks for. */
class CredentialCheckTest {
  private static final Connector ACME =
      AcmeConnector.of(
          """
          account:
            api_key: {title: API key, secret: true, pattern: "[a-z]{8}"}
            region: {title: Region, options: [eu, us], default: eu}
            team: {title: Team, optional: true}
          auth: {headers: {X-Key: "{{ $account.api_key }}"}}
          """,
          """
          list: {request: GET /people}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id}
          """);

  private static CredentialCheck.Result check(Map<String, String> values) {
    return CredentialCheck.check(ACME, values);
  }

  private static List<String> messages(Map<String, String> values) {
    return check(values).mistakes().stream().map(Mistake::message).toList();
  }

  @Test
  void whatFitsIsTakenStrippedWithDefaults() {
    CredentialCheck.Result result = check(Map.of("api_key", " abcdefgh\n"));

    assertThat(result.mistakes()).isEmpty();
    assertThat(result.fields()).isEqualTo(Map.of("api_key", "abcdefgh", "region", "eu"));
  }

  @Test
  void blankIsMissingUnlessTheFieldIsOptional() {
    assertThat(messages(Map.of("api_key", " ", "team", "")))
        .containsExactly("'api_key' is missing.");
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThat(messages(Map.of("region", "uk", "tean", "x"))).hasSize(3);
  }

  @Test
  void aSecretIsNotShown() {
    assertThat(messages(Map.of("api_key", "WRONG-SECRET")))
        .singleElement()
        .asString()
        .contains("'api_key' must match")
        .doesNotContain("WRONG");
  }

  @Test
  void aFieldThatIsNoneIsToldWithTheNearestWord() {
    assertThat(check(Map.of("api_key", "abcdefgh", "regio", "eu")).mistakes())
        .singleElement()
        .satisfies(mistake -> {
          assertThat(mistake.message()).contains("no field 'regio'");
          assertThat(mistake.cure()).contains("region");
        });
  }

  @Test
  void aValueBeyondTheOptionsIsToldWithTheNearest() {
    assertThat(check(Map.of("api_key", "abcdefgh", "region", "uk")).mistakes())
        .singleElement()
        .extracting(Mistake::cure)
        .isEqualTo("Did you mean 'us'?");
  }

  @Test
  void aLineBreakWithinAValueIsAMistake() {
    assertThat(messages(Map.of("api_key", "abcd\nefgh")))
        .singleElement()
        .asString()
        .contains("line break");
  }
}
