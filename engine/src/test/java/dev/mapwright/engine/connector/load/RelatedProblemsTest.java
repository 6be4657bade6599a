package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Relations that nobody reads, that need each other, or that say too much. */
class RelatedProblemsTest {
  @Test
  void aRelationThatNothingReads() {
    assertThat(AcmeFile.resource("related: {stages: {request: GET /stages}}").told())
        .isEqualTo(
            """
            acme.yaml:15: warning: Nothing reads $stages.
                    related: {stages: {request: GET /stages}}
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
                      jobs: {request: GET /jobs, by: $boards(id).job}
                      boards: {request: GET /boards, by: $jobs(id).board}
                    """)
                .withMap("name: $jobs(id).name")
                .told())
        .isEqualTo(
            """
            acme.yaml:7: error: These need each other in a circle: $jobs needs $boards needs $jobs.
                      jobs: {request: GET /jobs, by: $boards(id).job}
                      ^^^^
                One of them must get its keys from the record itself.
            """);
  }

  @Test
  void rowsNeedNoRequest() {
    assertThat(
            AcmeFile.resource(
                    """
                    related: {rows: {rows: $response.included, request: GET /rows, keep: 10m}}
                    """)
                .withMap("name: $rows(id).name")
                .told())
        .isEqualTo(
            """
            acme.yaml:48: error: 'request' means nothing together with 'rows'.
                    related: {rows: {rows: $response.included, request: GET /rows, keep: 10m}}
                                                               ^^^^^^^
                Leave it out.

            acme.yaml:68: error: 'keep' means nothing together with 'rows'.
                    related: {rows: {rows: $response.included, request: GET /rows, keep: 10m}}
                                                                                   ^^^^
                Leave it out.
            """);
  }

  @Test
  void aRelationFromNowhere() {
    assertThat(
            AcmeFile.resource("related: {stages: {by: stage_id}}")
                .withMap("name: $stages(id).name")
                .told())
        .isEqualTo(
            """
            acme.yaml:15: error: Where the rows come from is missing.
                    related: {stages: {by: stage_id}}
                              ^^^^^^
                Give 'request', or 'rows' for rows of the record's own answer.
            """);
  }

  @Test
  void aKeptTableIsNotFetchedByKeys() {
    assertThat(
            AcmeFile.resource(
                    """
                    related: {stages: {request: GET /stages, by: stage_id, keep: 10m}}
                    """)
                .withMap("name: $stages(id).name")
                .told())
        .isEqualTo(
            """
            acme.yaml:60: error: 'keep' means nothing together with 'by'.
                    related: {stages: {request: GET /stages, by: stage_id, keep: 10m}}
                                                                           ^^^^
                Leave it out.
            """);
  }

  @Test
  void aRelationCalledLikeSomethingElse() {
    assertThat(
            AcmeFile.resource(
                    """
                    related: {status: {request: GET /a}, count: {request: GET /b}, a-b: {request: GET /c}}
                    """)
                .withMap("name: $status(id) & $count(id)")
                .told())
        .isEqualTo(
            """
            acme.yaml:15: error: $status is supplied by the engine already.
                    related: {status: {request: GET /a}, count: {request: GET /b}, a-b: {request: GET /c}}
                              ^^^^^^
                Choose another name.

            acme.yaml:42: error: $count is a function already.
                    related: {status: {request: GET /a}, count: {request: GET /b}, a-b: {request: GET /c}}
                                                         ^^^^^
                Choose another name.

            acme.yaml:68: error: 'a-b' is no name: letters, digits and _, not beginning with a digit.
                    related: {status: {request: GET /a}, count: {request: GET /b}, a-b: {request: GET /c}}
                                                                                   ^^^

            acme.yaml:68: warning: Nothing reads $a-b.
                    related: {status: {request: GET /a}, count: {request: GET /b}, a-b: {request: GET /c}}
                                                                                   ^^^
                Read it in the mapping, or leave it out.
            """);
  }
}
