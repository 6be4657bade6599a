package dev.mapwright.engine;

import static dev.mapwright.engine.vendor.EngineRig.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.filter.Direction;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.limit.EngineLimits;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.vendor.EngineRig;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Explaining a list asks the vendor nothing and leaves nothing in the engine's memory. */
class ExplainReadsNothingTest {
  private static final Query.Sort BY_TITLE = new Query.Sort(FieldPath.of("title"), Direction.ASC);

  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          list: {request: GET /people, repeats: true}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id, title: title}
          """);

  private final WalkMemory memory = new WalkMemory(EngineLimits.DEFAULT);
  private final Engine engine = new Engine(rig.parts, memory);

  ExplainReadsNothingTest() {
    rig.vendor.at(
        "/v1/people", _ -> List.of(Map.of("id", 1, "title", "b"), Map.of("id", 2, "title", "a")));
  }

  private ListCall call(Query.@Nullable Sort sort, @Nullable String cursor) {
    return new ListCall(
        rig.account("a"),
        "candidates",
        new Query(List.of(), sort, Map.of()),
        Wants.ALL,
        1,
        cursor,
        CallOptions.DEFAULT);
  }

  @Test
  void noWalkIsRemembered() {
    engine.explain(call(null, null));
    engine.explain(call(BY_TITLE, null));

    assertThat(memory.walks()).isZero();
    assertThat(rig.vendor.requests()).isEmpty();
  }

  @Test
  void aListThatIsReadIsRemembered() {
    engine.list(call(null, null));
    engine.list(call(BY_TITLE, null));

    assertThat(memory.walks()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void theWalkThatIsExplainedGoesOnAsIfNothingWas() {
    String cursor = engine.list(call(BY_TITLE, null)).nextCursor();
    int requests = rig.vendor.requests().size();

    Explanation explained = engine.explain(call(BY_TITLE, cursor));

    assertThat(explained.plan().inOrder()).isFalse();
    assertThat(rig.vendor.requests()).hasSize(requests);
    assertThat(ids(engine.list(call(BY_TITLE, cursor)))).containsExactly("1");
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    String cursor = engine.list(call(BY_TITLE, null)).nextCursor();

    assertThatThrownBy(() -> engine.explain(call(null, cursor)))
        .isInstanceOf(CallerException.class);
  }
}
