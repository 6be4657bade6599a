package dev.mapwright.engine;

import static dev.mapwright.engine.vendor.EngineRig.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Direction;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor;
import dev.mapwright.engine.vendor.RoutedVendor.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls that may make only a few requests come to the end of a list by the cursors of failures,
 * whatever its reading is made of.
 */
class EveryCallGetsOnTest {
  private static final int PEOPLE = 20;
  private static final int MOST_CALLS = 3;

  /** A way in which a list is read; the wanted are the 7th and the last of twenty. */
  record Shape(
      String name, String yaml, Query.@Nullable Sort sort, boolean hydrate, String filter) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String GET = "get: {request: \"GET /people/{{ $id }}\"}\n";

  static Stream<Shape> shapes() {
    Query.Sort byTitle = new Query.Sort(FieldPath.of("title"), Direction.DESC);
    String pages =
        "list: {request: GET /people, pagination: {page_param: page, default_size: 2}}\n";
    return Stream.of(
        new Shape(
            "pages",
            pages + GET + "map: {id: id, name: name, title: title}\n",
            null,
            false,
            "name"),
        new Shape(
            "pointers",
            """
            list: {request: GET /people, pagination: {page_param: page, default_size: 2}, detail: always}
            get: {request: "GET /people/{{ $id }}"}
            map: {id: id, name: name, company: company}
            """,
            null,
            false,
            "company"),
        new Shape(
            "parents without children",
            """
            list: {from: {request: GET /jobs}, request: "GET /jobs/{{ $under }}/people"}
            get: {request: "GET /people/{{ $id }}"}
            map: {id: id, name: name}
            """,
            null,
            false,
            "name"),
        new Shape(
            "a call for each record",
            """
            list: {request: GET /all}
            get: {request: "GET /people/{{ $id }}"}
            related:
              firm: {kind: per_key, request: "GET /firms/{{ $key }}", by: id, record: $}
            map: {id: id, name: name, company: $firm(id).name}
            """,
            null,
            true,
            "company"),
        new Shape(
            "a call for a few records",
            """
            list: {request: GET /all}
            get: {request: "GET /people/{{ $id }}"}
            related:
              firm: {kind: batched, request: GET /firms, query: {ids: "{{ $batch }}"}, by: id, batch_size: 3}
            map: {id: id, name: name, company: $firm(id).name}
            """,
            null,
            false,
            "company"),
        new Shape(
            "a table of many pages",
            """
            list: {request: GET /all}
            get: {request: "GET /people/{{ $id }}"}
            related:
              firm: {kind: table, request: GET /table, pagination: {page_param: page, default_size: 2}, keep: 10m}
            map: {id: id, name: name, company: $firm(id).name}
            """,
            null,
            false,
            "company"),
        new Shape(
            "what get shows",
            """
            list: {request: GET /people, pagination: {page_param: page, default_size: 10}}
            get: {request: "GET /people/{{ $id }}"}
            map: {id: id, name: name, company: $detail.company}
            """,
            null,
            true,
            "company"),
        new Shape(
            "sorted here",
            pages + GET + "map: {id: id, name: name, title: title}\n",
            byTitle,
            false,
            "name"),
        new Shape(
            "sorted here by what get shows",
            pages + GET + "map: {id: id, name: name, title: $detail.title}\n",
            byTitle,
            true,
            "name"));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void byTheCursorOfAFailure(Shape shape) {
    try (EngineRig rig = rig(shape)) {
      assertThat(walked(rig, shape)).containsExactlyInAnyOrder("7", "20");
    }
  }

  private static List<String> walked(EngineRig rig, Shape shape) {
    List<String> found = new ArrayList<>();
    String cursor = null;
    int calls = 0;
    do {
      assertThat(++calls).as("calls").isLessThan(60);
      try {
        ListPage page = rig.engine.list(call(rig, shape, cursor));
        assertThat(page.records().isEmpty() && page.nextCursor() != null).isFalse();
        found.addAll(EngineRig.ids(page));
        cursor = page.nextCursor();
        if (cursor == null) {
          return found;
        }
      } catch (DeadlineException e) {
        assertThat(e.cursor()).isNotNull();
        cursor = e.cursor();
      }
    } while (true);
  }

  private static ListCall call(EngineRig rig, Shape shape, @Nullable String cursor) {
    Filter filter = where(shape.filter(), Operator.EQ, "Wanted");
    return new ListCall(
        rig.account("a"),
        "candidates",
        new Query(List.of(filter), shape.sort(), Map.of()),
        Wants.ALL,
        10,
        cursor,
        new CallOptions(Duration.ofSeconds(20), MOST_CALLS, shape.hydrate(), false));
  }

  private static EngineRig rig(Shape shape) {
    EngineRig rig = new EngineRig(shape.yaml());
    RoutedVendor vendor = rig.vendor;
    vendor
        .at("/v1/people", asked -> page(asked.number("page", 1), asked.number("size", PEOPLE)))
        .at("/v1/all", _ -> page(1, PEOPLE))
        .at("/v1/table", asked -> page(asked.number("page", 1), 2))
        .at(
            "/v1/firms",
            asked ->
                asked.list("ids").stream()
                    .map(Integer::parseInt)
                    .map(EveryCallGetsOnTest::person)
                    .toList())
        .at(
            "/v1/jobs",
            _ -> IntStream.rangeClosed(1, PEOPLE).mapToObj(i -> Map.of("id", i)).toList());
    for (int id = 1; id <= PEOPLE; id++) {
      Map<String, Object> person = person(id);
      boolean listed = id == 7 || id == PEOPLE;
      vendor.at("/v1/people/" + id, _ -> person);
      vendor.at("/v1/firms/" + id, _ -> person);
      vendor.at("/v1/jobs/" + id + "/people", _ -> listed ? List.of(person) : List.of());
    }
    return rig;
  }

  private static List<Map<String, Object>> page(int page, int size) {
    return IntStream.rangeClosed((page - 1) * size + 1, Math.min(PEOPLE, page * size))
        .mapToObj(EveryCallGetsOnTest::person)
        .toList();
  }

  private static Map<String, Object> person(int id) {
    String word = id == 7 || id == PEOPLE ? "Wanted" : "Other";
    return Map.of("id", id, "name", word, "company", word, "title", "T" + id % 10);
  }

  @Test
  void aRefusalInTheMiddleOfAWalkHasTheCursorToo() {
    Shape shape = shapes().findFirst().orElseThrow();
    AtomicReference<Object> third = new AtomicReference<>(new Refusal(403, Map.of()));
    try (EngineRig rig = new EngineRig(shape.yaml())) {
      rig.vendor.at(
          "/v1/people",
          asked -> asked.number("page", 1) == 2 ? third.get() : page(asked.number("page", 1), 2));
      AtomicReference<@Nullable String> cursor = new AtomicReference<>();

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> rig.engine.list(call(rig, shape, null)))
          .satisfies(e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.FORBIDDEN);
            cursor.set(e.cursor());
          });
      third.set(page(2, 2));
      rig.vendor.asked();
      rig.engine.list(call(rig, shape, cursor.get()));

      assertThat(rig.vendor.asked().getFirst()).contains("page=2");
    }
  }

  @Test
  void aNewWalkShowsNothingThatIsOlder() {
    try (EngineRig rig =
        new EngineRig(
            """
            list: {request: GET /people, pagination: {page_param: page, default_size: 3}}
            get: {request: "GET /people/{{ $id }}"}
            map: {id: id, name: name}
            """)) {
      AtomicReference<String> name = new AtomicReference<>("Old");
      rig.vendor.at(
          "/v1/people",
          asked ->
              IntStream.rangeClosed(1, asked.number("page", 1) == 3 ? 0 : 3)
                  .mapToObj(i -> Map.of("id", asked.number("page", 1) * 10 + i, "name", name.get()))
                  .toList());
      Filter all = where("name", Operator.NE, "x");
      rig.walk(2, all);
      name.set("New");

      List<Object> names = new ArrayList<>();
      String cursor = null;
      do {
        ListPage page = rig.engine.list(rig.list(2, cursor, all));
        page.records().forEach(record -> names.add(record.fields().get("name")));
        cursor = page.nextCursor();
      } while (cursor != null);
      assertThat(names).hasSize(6).containsOnly("New");
    }
  }
}
