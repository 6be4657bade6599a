package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a list ends, and what a connector cannot say of it. */
class EndsOfListsTest {

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "$size > 0", "$page < 100", "$account.x"})
  void aMoreThatDoesNotLookAtTheAnswerIsAProblem(String more) {
    assertThat(list("page_param: p, more: " + more).codes()).contains("endless-more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hasNext or true", "$count >= 0", "$read > 0", "$exists($headers)"})
  void soIsOneThatCanNeverBeFalse(String more) {
    assertThat(list("page_param: p, more: " + more).told())
        .contains("This 'more' can never be false: the list would not end.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hasNext",
        "$not(done)",
        "$not($exists(end))",
        "$count > 0",
        "$read < total",
        "$page < meta.pages",
        "next != null",
        "state = \"MORE\"",
        "$headers.more",
        "$status != 204",
        "$count(rows) > 0"
      })
  void whatAnAnswerCanEndIsNone(String more) {
    assertThat(list("page_param: p, more: '" + more + "'").codes()).isEmpty();
  }

  @Test
  void anAccountMaySayHowFarTheListGoes() {
    assertThat(list("page_param: p, more: $page < $number($account.pages)").codes())
        .doesNotContain("endless-more");
  }

  @Test
  void aListEndsInOneWay() {
    assertThat(list("page_param: p, more: hasNext, total: total").codes())
        .isEqualTo("pagination-end");
    assertThat(list("offset_param: o, size_param: n, total: total, short: end").codes())
        .isEqualTo("pagination-end");
  }

  @Test
  void totalsAndShortPagesBelongToNumbersAndOffsets() {
    assertThat(list("cursor: next, cursor_param: after, total: total").codes())
        .isEqualTo("pagination-kind");
    assertThat(list("url: next, short: end").codes()).isEqualTo("pagination-kind");
  }

  @Test
  void whatWasReadIsKnownInPaginationOnly() {
    assertThat(AcmeFile.list("{request: GET /people, records: $read}").codes())
        .isEqualTo("invisible-variable");
  }

  private static final String SPLIT = "page_param: p, size_param: n, split: ";

  @Test
  void aSplitListDropsWhatComesAgain() {
    String split = SPLIT + "{after: 20, by: at, query: {since: '{{ $from }}'}}";
    assertThat(list(split).told())
        .contains("records at the seams come again")
        .contains("Say 'repeats: true' for the source");
    assertThat(
            AcmeFile.list("{request: GET /people, repeats: true, pagination: {" + split + "}}")
                .codes())
        .isEmpty();
  }

  @Test
  void aSplitAsksForWhatComesBehind() {
    assertThat(list(SPLIT + "{after: 20, by: at}").told())
        .contains("The split does not ask for the records from $from on");
    assertThat(list(SPLIT + "{by: at, query: {since: '{{ $from }}'}}").told())
        .contains("The key 'after' is missing");
    assertThat(list("page_param: p, more: $from").codes()).contains("invisible-variable");
  }

  private static AcmeFile list(String pagination) {
    return AcmeFile.list("{request: GET /people, pagination: {" + pagination + "}}");
  }
}
