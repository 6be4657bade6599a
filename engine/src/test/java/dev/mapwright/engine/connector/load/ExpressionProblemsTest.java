package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Expressions that are broken, or read what is not there at their place. */
class ExpressionProblemsTest {
  @Test
  void brokenJsonata() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    records: "people[kind = 'x'"
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:34: error: This is not JSONata: Expected ']' before end of expression.
                      records: "people[kind = 'x'"
                                                 ^
                A '[' is not closed: add ']'.
            """);
  }

  @Test
  void anErrorInsideEscapesPointsAtItsCharacter() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    records: "people[name = \\"\\u00e9\\" and ]"
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:46: error: This is not JSONata: The symbol ']' cannot be used as a unary operator.
                      records: "people[name = \\"\\u00e9\\" and ]"
                                                             ^
            """);
  }

  @Test
  void anUnknownVariable() {
    assertThat(AcmeFile.list("request: GET /people/{{ $wher.id }}").told())
        .isEqualTo(
            """
            acme.yaml:31: error: There is no $wher in the request of a list.
                      request: GET /people/{{ $wher.id }}
                                              ^^^^^
                Did you mean '$where'?
            """);
  }

  @Test
  void aVariableOfAnotherPlace() {
    assertThat(AcmeFile.list("request: GET /people/{{ $key }}").told())
        .isEqualTo(
            """
            acme.yaml:31: error: $key is not there in the request of a list.
                      request: GET /people/{{ $key }}
                                              ^^^^
                There is: $account, $cursor, $offset, $page, $parts, $size, $terms, $where.
            """);
  }

  @Test
  void anUnknownFunction() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    records: $lowercse(people)
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:16: error: There is no function $lowercse in what is read from an answer.
                      records: $lowercse(people)
                               ^^^^^^^^^
                Did you mean '$lowercase'?
            """);
  }

  @Test
  void aMisspelledRelation() {
    assertThat(
            AcmeFile.resource(
                    """
                    related: {stages: {kind: table, request: GET /stages}}
                    let: {stage: $stage(stage_id)}
                    """)
                .withMap("name: $stage & $stages(id)")
                .told())
        .isEqualTo(
            """
            acme.yaml:18: error: There is no function $stage in the resource's let.
                    let: {stage: $stage(stage_id)}
                                 ^^^^^^
                Did you mean '$stages'?
            """);
  }

  @Test
  void thereIsNoDataInARequest() {
    assertThat(AcmeFile.list("request: GET /people/{{ id }}").told())
        .isEqualTo(
            """
            acme.yaml:31: error: 'id' is always undefined: there is no data at hand in the request of a list.
                      request: GET /people/{{ id }}
                                              ^^
                There is: $account, $cursor, $offset, $page, $parts, $size, $terms, $where.
            """);
  }

  @Test
  void anAccountFieldWithoutItsVariable() {
    assertThat(AcmeFile.list("request: GET /people/{{ token }}").told())
        .isEqualTo(
            """
            acme.yaml:31: error: 'token' is always undefined: there is no data at hand in the request of a list.
                      request: GET /people/{{ token }}
                                              ^^^^^
                Did you mean '$account.token'?
            """);
  }

  @Test
  void anAccountFieldThatIsNotDeclared() {
    assertThat(AcmeFile.list("request: GET /people/{{ $account.tokn }}").told())
        .isEqualTo(
            """
            acme.yaml:31: error: 'account' declares no field 'tokn'.
                      request: GET /people/{{ $account.tokn }}
                                              ^^^^^^^^^^^^^
                Did you mean 'token'?
            """);
  }

  @Test
  void aSecretIsNeverMapped() {
    assertThat(AcmeFile.map("name: $account.token").told())
        .isEqualTo(
            """
            acme.yaml:13: error: 'token' is secret and cannot be read in the mapping.
                      name: $account.token
                            ^^^^^^^^^^^^^^
                Secrets may be read in auth and in requests.
            """);
  }

  @Test
  void aFieldThatTheModelLacks() {
    assertThat(AcmeFile.list("request: GET /people/{{ $where.aplications.job.id }}").told())
        .isEqualTo(
            """
            acme.yaml:31: error: The model ats/candidates has no field 'aplications.job.id'.
                      request: GET /people/{{ $where.aplications.job.id }}
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^
                Did you mean 'applications.job.id'?
            """);
  }

  @Test
  void aPredicateOfTwoNames() {
    assertThat(AcmeFile.map("name: $record.reasons[id = reason_id].name").told())
        .isEqualTo(
            """
            acme.yaml:29: warning: Both names are looked up in what is filtered, 'reason_id' too.
                      name: $record.reasons[id = reason_id].name
                                            ^^^^^^^^^^^^^^
                Fetch by key, as in $name(key), or put the outer value in 'let' and compare with $variable.
            """);
  }

  @Test
  void aTemplateWithoutAnEnd() {
    assertThat(AcmeFile.list("request: GET /people/{{ $where.id").told())
        .isEqualTo(
            """
            acme.yaml:28: error: The expression that begins here is not closed.
                      request: GET /people/{{ $where.id
                                           ^^
                Close it with }}.
            """);
  }

  @Test
  void aTemplateWithoutAnExpression() {
    assertThat(AcmeFile.list("request: GET /people/{{ }}").told())
        .isEqualTo(
            """
            acme.yaml:28: error: There is no expression between the braces.
                      request: GET /people/{{ }}
                                           ^^^^^
            """);
  }

  @Test
  void aTemplateWhereAnExpressionStands() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    records: '{{ people }}'
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:27: error: This is not JSONata: Expected ':', got '}'.
                      records: '{{ people }}'
                                          ^
                An expression stands here by itself, without {{ }}.
            """);
  }
}
