package dev.mapwright.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.vendor.EngineRig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A source of two people on each page, for each of two jobs that have any. */
class SourceWalkTest {
  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          list:
            from: {request: GET /jobs, key: id}
            request: GET /jobs/{{ $under }}/people
            key: id
            pagination: {cursor_param: after, cursor: next}
            records: people
          get: {request: "GET /people/{{ $id }}", record: $}
          map: {id: id}
          """);

  private final Source source = rig.context().resource().list().getFirst();

  @BeforeEach
  void aJobWithThreePeopleOneWithNoneAndOneWithOne() {
    rig.vendor
        .at("/v1/jobs", _ -> List.of(Map.of("id", "a"), Map.of("id", "b"), Map.of("id", "c")))
        .at(
            "/v1/jobs/a/people",
            asked ->
                asked.parameters().containsKey("after")
                    ? Map.of("people", people("a3"))
                    : Map.of("people", people("a1", "a2"), "next", "n"))
        .at("/v1/jobs/b/people", _ -> Map.of("people", List.of()))
        .at("/v1/jobs/c/people", _ -> Map.of("people", people("c1")));
  }

  private static List<Map<String, String>> people(String... ids) {
    return List.of(ids).stream().map(id -> Map.of("id", id)).toList();
  }

  private SourceWalk walk(@Nullable Position from) {
    return new SourceWalk(source, rig.scope(), CallScope.Extra.NONE, from, SourceWalk.Resume.AFTER);
  }

  private static String id(Row row) {
    return String.valueOf(((Map<?, ?>) row.value()).get("id"));
  }

  private static List<String> rest(SourceWalk walk) {
    List<String> ids = new ArrayList<>();
    for (Row row = walk.next(); row != null; row = walk.next()) {
      ids.add(id(row));
    }
    return ids;
  }

  private static SourceWalk after(SourceWalk walk, int rows) {
    for (int i = 0; i < rows; i++) {
      walk.next();
    }
    return walk;
  }

  @Test
  void itGivesTheRowsOfEachPageOfEachParentInOrder() {
    assertThat(rest(walk(null))).containsExactly("a1", "a2", "a3", "c1");
  }

  @Test
  void aRowKnowsItsParent() {
    Row row = walk(null).next();

    assertThat(row).isNotNull();
    assertThat(row.under()).isEqualTo("a");
    assertThat(row.parent()).isEqualTo(Map.of("id", "a"));
  }

  @Test
  void nothingIsAskedForBeforeARowIs() {
    walk(null);
    assertThat(rig.vendor.asked()).isEmpty();

    walk(null).next();
    assertThat(rig.vendor.asked()).containsExactly("/v1/jobs", "/v1/jobs/a/people");
  }

  @Test
  void whereverItIsLeftAnotherGoesOn() {
    List<String> all = rest(walk(null));
    for (int given = 1; given <= all.size(); given++) {
      Position reached = after(walk(null), given).reached();

      assertThat(rest(walk(reached))).isEqualTo(all.subList(given, all.size()));
    }
  }

  @Test
  void behindTheLastRowOfAPageItGoesOnWithTheNextPage() {
    Position reached = after(walk(null), 2).reached();
    rig.vendor.asked();

    walk(reached).next();

    assertThat(rig.vendor.asked()).containsExactly("/v1/jobs", "/v1/jobs/a/people?after=n");
  }

  @Test
  void behindAPageWithoutRowsAsWell() {
    SourceWalk walk = after(walk(null), 3);
    rig.vendor.at("/v1/jobs/c/people", _ -> Map.of("people", people()));

    assertThat(walk.next()).isNull();
    assertThat(walk.reached()).isNotNull();
    assertThat(walk.reached().parent()).isNotNull();
    assertThat(walk.reached().parent().key()).isEqualTo("c");
  }

  @Test
  void aRowThatMovedOnItsPageIsFoundByItsKey() {
    Position reached = after(walk(null), 1).reached();
    rig.vendor.at("/v1/jobs/a/people", _ -> Map.of("people", people("new", "a1", "a2")));

    assertThat(walk(reached).next()).isNotNull().extracting(SourceWalkTest::id).isEqualTo("a2");
  }

  @Test
  void ifTheRowIsGoneItsNumberCounts() {
    Position reached = after(walk(null), 1).reached();
    rig.vendor.at("/v1/jobs/a/people", _ -> Map.of("people", people("a0", "a2")));

    assertThat(walk(reached).next()).isNotNull().extracting(SourceWalkTest::id).isEqualTo("a2");
  }

  @Test
  void theEndIsKnownBehindTheLastRowOfTheLastParent() {
    SourceWalk walk = walk(null);

    assertThat(after(walk, 3).atKnownEnd()).isFalse();
    assertThat(after(walk, 1).atKnownEnd()).isTrue();
  }
}
