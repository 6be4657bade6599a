package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What can be wrong with what a vendor makes before a list. */
class JobProblemsTest {

  @Test
  void itIsLookedAfterByItsName() {
    assertThat(job("poll: {request: GET /exports, until: done}").told())
        .contains("This request does not say which job it looks after.")
        .contains("Place {{ $job }} in it");
  }

  @Test
  void itHasAnEnd() {
    assertThat(job("poll: {request: 'GET /exports/{{ $job }}'}").codes()).contains("missing-key");
    assertThat(job("record: id").codes()).contains("missing-key");
  }

  @Test
  void theListsRequestAloneSeesWhatCameOfIt() {
    assertThat(job("poll: {request: 'GET /exports/{{ $job }}', until: done}").codes()).isEmpty();
    assertThat(job("poll: {request: 'GET /exports/{{ $result }}', until: done}").codes())
        .contains("invisible-variable");
    assertThat(AcmeFile.list("{request: 'GET /files/{{ $job }}'}").codes())
        .contains("invisible-variable");
  }

  @Test
  void thereIsOneForEachKey() {
    assertThat(
            AcmeFile.list(
                    """
                    from: {values: [a, b]}
                    batch_size: 2
                    job: {request: POST /exports, poll: {request: "GET /exports/{{ $job }}", until: done}}
                    request: GET /files/{{ $job }}
                    """)
                .told())
        .contains("A job is asked for by itself");
  }

  private static AcmeFile job(String more) {
    return AcmeFile.list(
        "{request: 'GET /files/{{ $job }}', job: {request: POST /exports, " + more + "}}");
  }
}
