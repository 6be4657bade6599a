package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Relations that nobody reads, that need each other, or that say too much. */
class RelatedProblemsTest {
  @Test
  void aRelationThatNothingReads() {
    assertThat(AcmeFile.resource("related: {stages: {kind: table, request: GET /stages}}").told())
        .isEqualTo(
            """
            acme.yaml:15: warning: Nothing reads $stages.
                    related: {stages: {kind: table, request: GET /stages}}
                              ^^^^^^
                Read it in the mapping, or leave it out.
            """);
  }

  @Test
  void relationsInACircle() {
    assertThat(
            AcmeFile.resource(
                    """
                    related:
                      jobs: {kind: per_key, request: GET /jobs, by: $boards(id).job, many: true}
                      boards: {kind: per_key, request: GET /boards, by: $jobs(id).board, many: true}
                    """)
                .withMap("name: $jobs(id).name")
                .told())
        .isEqualTo(
            """
            acme.yaml:7: error: These need each other in a circle: $jobs needs $boards needs $jobs.
                      jobs: {kind: per_key, request: GET /jobs, by: $boards(id).job, many: true}
                      ^^^^
                One of them must get its keys from the record itself.
            """);
  }

  @Test
  void rowsNeedNoRequest() {
    assertThat(
            AcmeFile.resource(
                    """
                    related: {rows: {kind: included, rows: $response.included, request: GET /rows, keep: 10m}}
                    """)
                .withMap("name: $rows(id).name")
                .told())
        .isEqualTo(
            """
            acme.yaml:64: error: 'request' means nothing with 'kind: included'.
                    related: {rows: {kind: included, rows: $response.included, request: GET /rows, keep: 10m}}
                                                                               ^^^^^^^
                Leave it out.

            acme.yaml:84: error: 'keep' means nothing with 'kind: included'.
                    related: {rows: {kind: included, rows: $response.included, request: GET /rows, keep: 10m}}
                                                                                                   ^^^^
                Leave it out.
            """);
  }

  @Test
  void aRelationFromNowhere() {
    assertThat(
            AcmeFile.resource("related: {stages: {kind: per_key, by: stage_id, many: true}}")
                .withMap("name: $stages(id).name")
                .told())
        .isEqualTo(
            """
            acme.yaml:15: error: 'kind: per_key' needs the key 'request'.
                    related: {stages: {kind: per_key, by: stage_id, many: true}}
                              ^^^^^^
            """);
  }

  @Test
  void aKeptTableIsNotFetchedByKeys() {
    assertThat(
            AcmeFile.resource(
                    """
                    related: {stages: {kind: per_key, request: GET /stages, by: stage_id, keep: 10m, many: true}}
                    """)
                .withMap("name: $stages(id).name")
                .told())
        .isEqualTo(
            """
            acme.yaml:75: error: 'keep' means nothing with 'kind: per_key'.
                    related: {stages: {kind: per_key, request: GET /stages, by: stage_id, keep: 10m, many: true}}
                                                                                          ^^^^
                Leave it out.
            """);
  }

  @Test
  void aRelationCalledLikeSomethingElse() {
    assertThat(
            AcmeFile.resource(
                    """
                    related: {status: {kind: table, request: GET /a}, count: {kind: table, request: GET /b}, a-b: {kind: table, request: GET /c}}
                    """)
                .withMap("name: $status(id) & $count(id)")
                .told())
        .isEqualTo(
            """
            acme.yaml:15: error: $status is supplied by the engine already.
                    related: {status: {kind: table, request: GET /a}, count: {kind: table, request: GET /b}, a-b: {kind: table, request: GET /c}}
                              ^^^^^^
                Choose another name.

            acme.yaml:55: error: $count is a function already.
                    related: {status: {kind: table, request: GET /a}, count: {kind: table, request: GET /b}, a-b: {kind: table, request: GET /c}}
                                                                      ^^^^^
                Choose another name.

            acme.yaml:94: error: 'a-b' is no name: letters, digits and _, not beginning with a digit.
                    related: {status: {kind: table, request: GET /a}, count: {kind: table, request: GET /b}, a-b: {kind: table, request: GET /c}}
                                                                                                             ^^^

            acme.yaml:94: warning: Nothing reads $a-b.
                    related: {status: {kind: table, request: GET /a}, count: {kind: table, request: GET /b}, a-b: {kind: table, request: GET /c}}
                                                                                                             ^^^
                Read it in the mapping, or leave it out.
            """);
  }
}
