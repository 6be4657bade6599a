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
    assertThat(stages("page_param: p", "kind: table, request: GET /stages").told())
        .contains("warning: This list takes its pagination from above, and only an empty page ends")
        .contains("Give it a 'pagination' of its own, as the vendor documents it: 'none', or");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: per_key, request: GET /stages, by: id, records: $, many: true",
        "kind: batched, request: GET /stages, by: id, batch_size: 50",
        "kind: table, from: {request: GET /boards}, request: GET /stages, pagination: none",
      })
  void alsoOfOneKeyOfABatchAndOfParents(String relation) {
    assertThat(stages("offset_param: skip", relation).codes()).isEqualTo("inherited-pages");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page_param: p, more: $page < pages",
        "page_param: p, total: total",
        "page_param: p, default_size: 50, short: end",
        "cursor: next, cursor_param: token",
        "url: next"
      })
  void whatEndsInAnotherWayMayBeTakenOver(String pagination) {
    assertThat(stages(pagination, "kind: table, request: GET /stages").codes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: table, request: GET /stages, pagination: none",
        "kind: table, request: GET /stages, pagination: {page_param: p}",
        "kind: per_key, request: \"GET /stages/{{ $key }}\", by: id, record: $",
      })
  void whatSaysItsOwnOrIsOneRowIsFine(String relation) {
    assertThat(stages("page_param: p", relation).codes()).isEmpty();
  }
}
