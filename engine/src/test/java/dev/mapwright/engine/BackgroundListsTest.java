package dev.mapwright.engine;

import static dev.mapwright.engine.vendor.EngineRig.ids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.vendor.EngineRig;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists that nobody waits for go on in another process, where a vendor repeats records, too. */
class BackgroundListsTest {
  private static ListCall call(EngineRig rig, @Nullable String cursor, boolean background) {
    CallOptions options = CallOptions.DEFAULT;
    return new ListCall(
        rig.account("a"),
        "candidates",
        Query.ALL,
        Wants.ALL,
        2,
        cursor,
        background ? options.inBackground() : options);
  }

  @Test
  void theirCursorsOutliveTheProcessAndGiveRepeatsAgain() {
    try (EngineRig rig =
        new EngineRig(
            """
            records: people
            pagination: {cursor: next, cursor_param: at, size_param: size, max_size: 2}
            list: {request: GET /people, repeats: true}
            get: {request: "GET /people/{{ $id }}", record: $}
            map: {id: id, name: name}
            """)) {
      rig.vendor.at(
          "/v1/people",
          asked ->
              asked.number("at", 0) == 0
                  ? Map.of("people", List.of(Map.of("id", 1), Map.of("id", 2)), "next", 2)
                  : Map.of("people", List.of(Map.of("id", 2), Map.of("id", 3))));
      ListPage first = rig.engine.list(call(rig, null, true));
      assertThat(ids(first)).containsExactly("1", "2");

      Engine another = new Engine(rig.parts);
      assertThat(ids(another.list(call(rig, first.nextCursor(), true)))).containsExactly("2", "3");

      ListPage awaited = rig.engine.list(call(rig, null, false));
      assertThat(ids(rig.engine.list(call(rig, awaited.nextCursor(), false))))
          .as("others get each once")
          .containsExactly("3");
    }
  }
}
