package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A small list that the vendor does not page, under a pagination by number: each number gives the
 * same rows, and what only an empty page ends would end as a circle.
 */
class InheritedPagesTest {
  private static AcmeFile stages(String pagination, String relation) {
    return AcmeFile.top("pagination: {" + pagination + "}")
        .withResource("related: {stages: {" + relation + "}}")
        .withMap("title: $stages(stage).name");
  }

  @Test
  void isToldWithItsCure() {
    assertThat(stages("page: p", "request: GET /stages").told())
        .contains("warning: This list takes its pagination from above, and only an empty page ends")
        .contains("Give it a 'pagination' of its own, as the vendor documents it: 'none', or");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "request: GET /stages, by: id, records: $",
        "request: GET /stages, by: id, batch: 50",
        "from: {request: GET /boards}, request: GET /stages, pagination: none",
      })
  void alsoOfOneKeyOfABatchAndOfParents(String relation) {
    assertThat(stages("offset: skip", relation).codes()).isEqualTo("inherited-pages");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page: p, more: $page < pages",
        "page: p, total: total",
        "page: p, size: 50, short: end",
        "cursor: next, as: token",
        "url: next"
      })
  void whatEndsInAnotherWayMayBeTakenOver(String pagination) {
    assertThat(stages(pagination, "request: GET /stages").codes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "request: GET /stages, pagination: none",
        "request: GET /stages, pagination: {page: p}",
        "request: \"GET /stages/{{ $key }}\", by: id, record: $",
      })
  void whatSaysItsOwnOrIsOneRowIsFine(String relation) {
    assertThat(stages("page: p", relation).codes()).isEmpty();
  }
}
