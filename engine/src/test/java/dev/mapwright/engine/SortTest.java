package dev.mapwright.engine;

import static dev.mapwright.engine.vendor.EngineRig.ids;
import static dev.mapwright.engine.vendor.EngineRig.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.filter.Direction;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.vendor.EngineRig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Sorting: by the vendor where it can, else here. */
class SortTest {
  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          list:
            request: GET /people
            sort: {created_at: {query: {sort: "created_{{ $direction }}"}}}
          get: {request: "GET /people/{{ $id }}"}
          related:
            files: {kind: batched, request: GET /files, query: {people: "{{ $batch }}"}, by: id, batch_size: 50, key: person, many: true}
          map:
            id: id
            title: title
            attachments: {each: $files(id), map: {id: id}}
            created_at: created
            updated_at: updated
          """);

  SortTest() {
    rig.vendor
        .at(
            "/v1/people",
            _ ->
                IntStream.of(3, 1, 4, 5, 2)
                    .mapToObj(i ->
                        Map.of(
                            "id",
                            i,
                            "title",
                            "T" + i % 2,
                            "created",
                            "2026-01-0" + i,
                            "updated",
                            i == 4 ? "" : "2026-02-0" + (6 - i) + "T00:00:0" + i + ".5Z"))
                    .toList())
        .at("/v1/files", _ -> List.of());
  }

  private ListCall call(
      String field, Direction direction, int limit, @Nullable String cursor, Filter... filters) {
    return new ListCall(
        rig.account("a"),
        "candidates",
        new Query(List.of(filters), new Query.Sort(FieldPath.of(field), direction), Map.of()),
        Wants.ALL,
        limit,
        cursor,
        CallOptions.DEFAULT);
  }

  private List<String> walk(String field, Direction direction, int limit, Filter... filters) {
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      ListPage page = rig.engine.list(call(field, direction, limit, cursor, filters));
      ids.addAll(ids(page));
      cursor = page.nextCursor();
    } while (cursor != null);
    return ids;
  }

  @Test
  void whatTheVendorSortsIsLeftToIt() {
    rig.engine.list(call("created_at", Direction.DESC, 10, null));
    assertThat(rig.vendor.asked()).contains("/v1/people?sort=created_desc");
  }

  @Test
  void whatItDoesNotIsSortedHereWithNothingLast() {
    assertThat(walk("updated_at", Direction.ASC, 10)).containsExactly("5", "3", "2", "1", "4");
    assertThat(walk("updated_at", Direction.DESC, 10)).containsExactly("1", "2", "3", "5", "4");
  }

  @Test
  void pagesOfASortedListReadTheVendorOnce() {
    assertThat(walk("updated_at", Direction.ASC, 2)).containsExactly("5", "3", "2", "1", "4");
    assertThat(rig.vendor.asked())
        .containsExactly(
            "/v1/people", "/v1/files?people=5,3", "/v1/files?people=2,1", "/v1/files?people=4");
  }

  @Test
  void filtersHoldBesideASort() {
    assertThat(walk("updated_at", Direction.ASC, 1, where("title", Operator.EQ, "T1")))
        .containsExactly("5", "3", "1");
  }

  @Test
  void aSortedListThatIsTooLongIsTheCallersToNarrow() {
    rig.vendor.at(
        "/v1/people", _ -> IntStream.range(0, 10_001).mapToObj(i -> Map.of("id", i)).toList());
    assertThatThrownBy(() -> rig.engine.list(call("updated_at", Direction.ASC, 2, null)))
        .isInstanceOf(CallerException.class)
        .hasMessageContaining("more than 10000 records");
  }
}
