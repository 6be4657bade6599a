package dev.mapwright.engine;

import static dev.mapwright.engine.vendor.EngineRig.ids;
import static dev.mapwright.engine.vendor.EngineRig.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How a list goes through a vendor's pages, and through the parents of a source. */
class WalkTest {
  private static final List<String> SEVEN =
      IntStream.rangeClosed(1, 7).mapToObj(i -> "" + i).toList();

  private static List<Map<String, Object>> people(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> Map.<String, Object>of("id", i, "name", "Person " + i, "title", "T" + i % 2))
        .toList();
  }

  private static Object page(List<Map<String, Object>> all, RoutedVendor.Query asked) {
    int size = asked.number("size", 3);
    int start = Math.min(all.size(), (asked.number("page", 1) - 1) * size);
    return Map.of("people", all.subList(start, Math.min(all.size(), start + size)));
  }

  @Nested
  class NumberedPages {
    @AutoClose
    private final EngineRig rig =
        new EngineRig(
            """
            records: people
            pagination: {page_param: page, size_param: size, max_size: 3}
            list: {request: GET /people}
            get: {request: "GET /people/{{ $id }}", record: $}
            map: {id: id, name: name, title: title}
            """);

    private List<Map<String, Object>> all = people(1, 7);

    NumberedPages() {
      rig.vendor.at("/v1/people", asked -> page(all, asked));
    }

    @Test
    void pagesOfAnySizeGiveTheSameRecordsInTheSameOrder() {
      for (int limit = 1; limit <= 10; limit++) {
        assertThat(rig.walk(limit)).describedAs("limit %d", limit).isEqualTo(SEVEN);
      }
    }

    @Test
    void theVendorIsAskedForNoMoreThanTheCallerWants() {
      rig.engine.list(rig.list(2, null));
      assertThat(rig.vendor.asked()).containsExactly("/v1/people?size=2&page=1");
    }

    @Test
    void anAnswerReadInPartIsNotReadAgain() {
      assertThat(rig.walk(2, where("title", Operator.NE, "x"))).isEqualTo(SEVEN);
      assertThat(rig.vendor.asked())
          .containsExactly(
              "/v1/people?size=3&page=1",
              "/v1/people?size=3&page=2",
              "/v1/people?size=3&page=3",
              "/v1/people?size=3&page=4");
    }

    @Test
    void aFilterThatTheVendorLacksIsDoneOnMappedRecords() {
      assertThat(rig.walk(2, where("title", Operator.EQ, "T1")))
          .containsExactly("1", "3", "5", "7");
    }

    @Test
    void contradictingFiltersAskTheVendorNothing() {
      ListPage none =
          rig.engine.list(
              rig.list(
                  5, null, where("title", Operator.EQ, "T1"), where("title", Operator.EQ, "T0")));
      assertThat(none.records()).isEmpty();
      assertThat(none.nextCursor()).isNull();
      assertThat(rig.vendor.asked()).isEmpty();
    }

    @Test
    void aRecordAddedAboveDoesNotShiftTheWalkWithinAPage() {
      ListPage first = rig.engine.list(rig.list(2, null, where("title", Operator.NE, "x")));
      List<Map<String, Object>> grown = new ArrayList<>(people(0, 0));
      grown.addAll(all);
      all = grown;
      EngineRig fresh = rig;
      assertThat(
              ids(
                  fresh.engine.list(
                      rig.list(2, first.nextCursor(), where("title", Operator.NE, "x")))))
          .startsWith("3");
    }

    @Test
    void aCursorIsBoundToItsQueryAndAccount() {
      String cursor = rig.engine.list(rig.list(2, null)).nextCursor();
      assertThatThrownBy(
              () -> rig.engine.list(rig.list(2, cursor, where("title", Operator.EQ, "T1"))))
          .isInstanceOf(CallerException.class)
          .hasMessageContaining("not a cursor of this list");
      ListCall foreign =
          new ListCall(
              rig.account("b"),
              "candidates",
              rig.list(2, null).query(),
              Wants.ALL,
              2,
              cursor,
              CallOptions.DEFAULT);
      assertThatThrownBy(() -> rig.engine.list(foreign)).isInstanceOf(CallerException.class);
    }

    @Test
    void theLimitMayChangeFromPageToPage() {
      String cursor = rig.engine.list(rig.list(2, null)).nextCursor();
      assertThat(ids(rig.engine.list(rig.list(4, cursor)))).containsExactly("3", "4", "5", "6");
    }
  }

  @Nested
  class OncePerParent {
    @AutoClose
    private final EngineRig rig =
        new EngineRig(
            """
            list:
              from:
                request: GET /jobs
                records: jobs
                pagination: {page_param: page, size_param: size, max_size: 2}
                key: id
              request: GET /jobs/{{ $under }}/people
              records: people
              pagination: {page_param: page, size_param: size, max_size: 2}
              repeats: true
            get: {request: "GET /people/{{ $id }}"}
            map:
              id: id
              name: $parent.name & "/" & name
              applications: {each: $, map: {id: '$under & "-" & id', job.id: $under}}
            """);

    OncePerParent() {
      rig.vendor
          .at(
              "/v1/jobs",
              asked ->
                  page(
                              IntStream.rangeClosed(1, 3)
                                  .mapToObj(i ->
                                      Map.<String, Object>of("id", "j" + i, "name", "Job " + i))
                                  .toList(),
                              asked)
                          instanceof Map<?, ?> found
                      ? Map.of("jobs", Objects.requireNonNull(found.get("people")))
                      : Map.of())
          .at("/v1/jobs/j1/people", asked -> page(people(1, 3), asked))
          .at("/v1/jobs/j2/people", asked -> page(List.of(), asked))
          .at("/v1/jobs/j3/people", asked -> page(people(3, 7), asked));
    }

    @Test
    void bothLevelsArePagedAndRepeatsComeOnce() {
      for (int limit = 1; limit <= 8; limit++) {
        assertThat(rig.walk(limit)).describedAs("limit %d", limit).isEqualTo(SEVEN);
      }
    }

    @Test
    void theParentIsAtHand() {
      ListPage page = rig.engine.list(rig.list(1, null));
      assertThat(page.records().getFirst().fields())
          .containsEntry("name", "Job 1/Person 1")
          .extractingByKey("applications")
          .asString()
          .contains("j1-1");
    }

    @Test
    void aPageAskedForTwiceByTheSameCursorIsTheSamePage() {
      String cursor = rig.engine.list(rig.list(2, null)).nextCursor();
      List<String> once = ids(rig.engine.list(rig.list(3, cursor)));
      assertThat(ids(rig.engine.list(rig.list(3, cursor)))).isEqualTo(once).hasSize(3);
    }
  }

  @Nested
  class InBatches {
    @AutoClose
    private final EngineRig rig =
        new EngineRig(
            """
            list:
              from: {request: GET /applications, records: applications, key: person}
              request: GET /people
              query: {ids: "{{ $batch }}"}
              batch_size: 3
              records: people
              repeats: true
            get: {request: "GET /people/{{ $id }}"}
            map: {id: id, name: name}
            """);

    InBatches() {
      rig.vendor
          .at(
              "/v1/applications",
              _ ->
                  Map.of(
                      "applications",
                      IntStream.of(5, 2, 5, 7, 1, 2).mapToObj(i -> Map.of("person", i)).toList()))
          .at(
              "/v1/people",
              asked ->
                  Map.of(
                      "people",
                      List.copyOf(people(1, 7)).stream()
                          .filter(p -> asked.list("ids").contains(String.valueOf(p.get("id"))))
                          .toList()));
    }

    @Test
    void recordsComeInTheOrderOfTheirKeysEachOnce() {
      assertThat(rig.walk(10)).containsExactly("5", "2", "7", "1");
      assertThat(rig.vendor.asked())
          .containsExactly("/v1/applications", "/v1/people?ids=5,2,7", "/v1/people?ids=1");
    }

    @Test
    void pagesOfOneGoOnWithinABatch() {
      assertThat(rig.walk(1)).containsExactly("5", "2", "7", "1");
    }
  }
}
