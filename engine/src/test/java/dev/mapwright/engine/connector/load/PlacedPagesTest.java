package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Pagination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are asked for at any place of a request. */
class PlacedPagesTest {

  @Test
  void aRequestMayPlaceCursorAndSizeItself() {
    Pagination pages =
        AcmeFile.list(
                """
                request: POST /graphql
                json: {variables: {after: "{{ $cursor }}", first: "{{ $size }}"}}
                pagination: {cursor: next, max_size: 50}
                """)
            .candidates()
            .list()
            .getFirst()
            .pagination();

    assertThat(pages.size().fit(20)).isEqualTo(20);
    assertThat(pages.size().fit(200)).isEqualTo(50);
  }

  @Test
  void aCursorOfNothingIsNotRead() {
    assertThat(AcmeFile.list("{request: POST /people, json: {after: '{{ $cursor }}'}}").told())
        .contains("The request reads $cursor, and its pagination has none.")
        .contains("Say under 'pagination' which 'cursor' leads to the next page");
  }

  @Test
  void relatedListsAreHeldToTheSame() {
    assertThat(
            AcmeFile.resource(
                    """
                    related:
                      stages: {kind: table, request: GET /stages, pagination: {cursor: next}}
                    """)
                .withMap("applications: {each: stage, map: {id: id, current_stage: $stages(id)}}")
                .codes())
        .contains("unread-page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/list/0/after", "/", "/variables//after", "/list/-"})
  void aPointerLeadsFromMemberToMember(String pointer) {
    assertThat(pages("cursor_param: " + pointer).told())
        .contains("'" + pointer + "' leads into a list or to a member without a name.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/variables/after", "/a~1b/c", "a/b", "variables.after", "/v2/after"})
  void otherNamesAreFine(String name) {
    assertThat(pages("cursor_param: " + name).codes()).isEmpty();
  }

  @Test
  void theLastRecordIsKnownInPaginationOnly() {
    assertThat(AcmeFile.list("{request: GET /people, records: $last}").codes())
        .isEqualTo("invisible-variable");
  }

  @Test
  void variablesOfAGraphQlDocumentAreItsOwn() {
    assertThat(
            AcmeFile.get(
                    "{request: POST /g, json: {query: 'query P($id: ID!) { p(id: $id) { id } }'}}")
                .codes())
        .doesNotContain("variable-as-text");
  }

  private static AcmeFile pages(String how) {
    return AcmeFile.list(
        "{request: POST /people, pagination: {cursor: next, in: json, " + how + "}}");
  }
}
