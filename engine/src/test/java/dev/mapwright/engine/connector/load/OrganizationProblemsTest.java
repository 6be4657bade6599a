package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import org.junit.jupiter.api.Test;

/** The field of an account that names the organization, which calls may choose. */
class OrganizationProblemsTest {
  @Test
  void oneThatNothingBounds() {
    assertThat(told("{studio: {organization: true}}", "/{{ $account.studio }}"))
        .contains("'studio' names an organization, which calls may choose.");
  }

  @Test
  void aSecretOne() {
    assertThat(
            told(
                "{studio: {organization: true, secret: true, pattern: '[a-z]+'}}",
                "/{{ $account.studio }}"))
        .contains("it must not be secret");
  }

  @Test
  void twoOfThem() {
    assertThat(
            told(
                "{a: {organization: true, pattern: '[a-z]+'}, b: {organization: true, pattern:"
                    + " '[a-z]+'}}",
                "/{{ $account.a }}/{{ $account.b }}"))
        .contains("'a' and 'b' both name the organization.");
  }

  @Test
  void oneThatChoosesTheHost() {
    assertThat(told("{a: {organization: true, pattern: '[a-z]+'}}", ".{{ $account.a }}.example"))
        .contains("'a' is the organization, and calls must not choose a host by it.");
  }

  @Test
  void oneInThePath() {
    assertThat(told("{a: {organization: true, pattern: '[a-z]+'}}", "/{{ $account.a }}")).isEmpty();
  }

  private static String told(String account, String behindHost) {
    return new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled())
        .load(
            new SourceFile(
                "acme.yaml",
                """
                language: 2
                connector: acme
                account: %s
                base_url: "https://api.acme%s"
                pagination: none
                resources:
                  candidates:
                    model: ats/candidates
                    list: {request: GET /people}
                    get: {request: "GET /people/{{ $id }}"}
                    map: {id: id}
                """
                    .formatted(account, behindHost)))
        .render();
  }
}
