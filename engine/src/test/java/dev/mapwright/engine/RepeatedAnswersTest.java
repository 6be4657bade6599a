package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.vendor.EngineRig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A page that comes again byte by byte is not decoded and mapped again, and nobody can tell: what
 * changes shows at once, to everybody, and what is told of a record is told each time.
 */
class RepeatedAnswersTest {
  private static final String MAPPING =
      """
      id_pattern: "[0-9]+"
      list: {request: GET /people}
      get: {request: "GET /people/{{ $id }}"}
      map:
        id: id
        name: $uppercase(name)
        created_at: created
        company: %s
      """;

  @AutoClose private final EngineRig rig = new EngineRig(MAPPING.formatted("employer"));

  private static Map<String, Object> person(int id, String name) {
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("id", id);
    person.put("name", name);
    person.put("created", id == 3 ? "not a date" : "2026-01-02T03:04:05Z");
    person.put("employer", "x".repeat(400)); // pages of a few bytes are not looked at
    return person;
  }

  private static List<Map<String, Object>> people(String name) {
    return IntStream.rangeClosed(1, 20).mapToObj(id -> person(id, name + id)).toList();
  }

  private static void serve(EngineRig rig, Object people) {
    rig.vendor.at("/v1/people", _ -> people);
  }

  private static ListPage list(EngineRig rig, String account) {
    return rig.engine.list(
        new ListCall(
            rig.account(account),
            "candidates",
            new Query(List.of(), null, Map.of()),
            Wants.ALL,
            100,
            null,
            CallOptions.DEFAULT));
  }

  /** The vendor's own records, which are made when an answer is decoded. */
  private static Object decoded(ListPage page) {
    return Objects.requireNonNull(page.records().getFirst().remote());
  }

  private static Object mapped(ListPage page) {
    return page.records().getFirst().fields();
  }

  @Test
  void areNeitherDecodedNorMappedAgain() {
    serve(rig, people("Ada"));
    ListPage first = list(rig, "a");
    ListPage second = list(rig, "a");
    ListPage third = list(rig, "a");
    assertThat(decoded(second)).as("of the first only a sum is kept").isNotSameAs(decoded(first));
    assertThat(decoded(third)).isSameAs(decoded(second));
    ListPage fourth = list(rig, "a");
    assertThat(mapped(fourth)).isSameAs(mapped(third));
    assertThat(rig.vendor.requests()).as("the vendor is asked each time").hasSize(4);
    assertThat(fourth.records()).isEqualTo(first.records());
  }

  @Test
  void whatChangesShowsAtOnce() {
    for (String name : List.of("Ada", "Ada", "Ada", "Bob", "Ada", "Bob", "Bob", "Bob")) {
      serve(rig, people(name));
      assertThat(list(rig, "a").records().getLast().fields())
          .containsEntry("name", (name + 20).toUpperCase(Locale.ROOT));
    }
  }

  @Test
  void lossesAreToldEachTime() {
    serve(rig, people("Ada"));
    List<Meta> told = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      told.add(list(rig, "a").meta());
    }
    assertThat(told.getFirst().allWarnings()).isNotEmpty();
    assertThat(told).allSatisfy(meta -> assertThat(meta).isEqualTo(told.getFirst()));
  }

  @Test
  void filtersSeeThemAsAnyOther() {
    serve(rig, people("Ada"));
    Query one = new Query(List.of(EngineRig.where("name", Operator.EQ, "ADA7")), null, Map.of());
    for (int i = 0; i < 4; i++) {
      ListCall call =
          new ListCall(
              rig.account("a"), "candidates", one, Wants.ALL, 100, null, CallOptions.DEFAULT);
      assertThat(EngineRig.ids(rig.engine.list(call))).containsExactly("7");
    }
  }

  @Test
  void areKnownForTheirAccountAlone() {
    serve(rig, people("Ada"));
    for (int i = 0; i < 3; i++) {
      list(rig, "a");
    }
    Object ofA = decoded(list(rig, "a"));
    assertThat(IntStream.range(0, 3).mapToObj(_ -> decoded(list(rig, "b"))))
        .noneMatch(record -> record == ofA);
  }

  @Test
  void whatTheTimeDecidesIsMappedAnew() {
    try (EngineRig timed = new EngineRig(MAPPING.formatted("$string($millis())"))) {
      serve(timed, people("Ada"));
      list(timed, "a");
      list(timed, "a");
      ListPage third = list(timed, "a");
      ListPage fourth = list(timed, "a");
      assertThat(decoded(fourth)).isSameAs(decoded(third));
      assertThat(mapped(fourth)).isNotSameAs(mapped(third));
    }
  }

  @Test
  void whatOtherCallsDecideIsMappedAnew() {
    try (EngineRig related =
        new EngineRig(
            """
            id_pattern: "[0-9]+"
            list: {request: GET /people}
            get: {request: "GET /people/{{ $id }}"}
            related:
              firm:
                kind: batched
                request: GET /firms
                query: {ids: "{{ $batch }}"}
                by: id
                batch_size: 50
                key: person
            map:
              id: id
              name: name
              company: $firm(id).name
            """)) {
      serve(related, people("Ada"));
      for (String firm : List.of("Acme", "Acme", "Example Works", "Acme")) {
        related.vendor.at("/v1/firms", _ -> List.of(Map.of("person", 1, "name", firm)));
        assertThat(list(related, "a").records().getFirst().fields()).containsEntry("company", firm);
      }
    }
  }

  @Test
  void manyReadThemAtOnce() throws Exception {
    serve(rig, people("Ada"));
    List<UnifiedRecord> expected = list(rig, "other").records();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<List<UnifiedRecord>> call = () -> list(rig, "a").records();
      for (Future<List<UnifiedRecord>> answer :
          callers.invokeAll(IntStream.range(0, 200).mapToObj(_ -> call).toList())) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    }
  }
}
