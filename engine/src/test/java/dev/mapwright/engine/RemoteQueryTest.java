package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.vendor.EngineRig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers hand to a vendor adds to what the connector asks for, and replaces none of it. */
class RemoteQueryTest {
  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          auth: {query: {key: "k"}}
          """,
          """
          list:
            request: GET /people
            query: {expand: "stage,owner", with: [stage], scope: {of: all}}
            records: people
            filters: {name: {operators: [eq], param: called, exact: true}}
          pagination: {page_param: page, size_param: size, max_size: 2}
          get: {request: "GET /people/{{ $id }}", query: {expand: "stage,owner"}}
          map: {id: id, name: name}
          """);

  RemoteQueryTest() {
    rig.vendor.at("/v1/people", _ -> Map.of("people", List.of()));
    rig.vendor.at("/v1/people/1", _ -> Map.of("id", "1"));
  }

  private ListCall list(Map<String, Object> query, Filter... filters) {
    return new ListCall(
        rig.account("a"),
        "candidates",
        new Query(List.of(filters), null, query),
        Wants.ALL,
        10,
        null,
        CallOptions.DEFAULT);
  }

  private GetCall get(Map<String, Object> query) {
    return new GetCall(rig.account("a"), "candidates", "1", Wants.ALL, query, CallOptions.DEFAULT);
  }

  @Test
  void addsParametersAndToListsAndObjects() {
    rig.engine.list(
        list(Map.of("tag", "x", "with", List.of("owner"), "scope", Map.of("more", "y"))));

    assertThat(rig.vendor.asked().getFirst())
        .contains("tag=x", "expand=stage,owner", "with=stage,owner", "page=1", "size=2");

    rig.engine.get(get(Map.of("tag", "x")));
    assertThat(rig.vendor.asked().getFirst()).contains("tag=x", "expand=stage,owner");
  }

  @ParameterizedTest
  @CsvSource({"expand", "page", "size", "key", "with"})
  void replacesNothingOfAList(String name) {
    ListCall call = list(Map.of(name, "1"));
    assertThatThrownBy(() -> rig.engine.list(call))
        .isInstanceOf(CallerException.class)
        .hasMessage(
            "remote_query cannot replace '"
                + name
                + "', which the connector says itself (candidates.list); it can only add"
                + " parameters");
    assertThatThrownBy(() -> rig.engine.explain(call)).isInstanceOf(CallerException.class);
    assertThat(rig.vendor.asked()).isEmpty();
  }

  @Test
  void replacesNothingDeepInAnObject() {
    assertThatThrownBy(() -> rig.engine.list(list(Map.of("scope", Map.of("of", "mine")))))
        .hasMessageContaining("'scope[of]'");
  }

  @Test
  void replacesNoFilterThatIsAskedFor() {
    Filter named = EngineRig.where("name", Operator.EQ, "Ada");
    assertThatThrownBy(() -> rig.engine.list(list(Map.of("called", "Bob"), named)))
        .hasMessageContaining("'called'");

    rig.engine.list(list(Map.of("called", "Bob")));
    assertThat(rig.vendor.asked().getFirst()).contains("called=Bob");
  }

  @ParameterizedTest
  @CsvSource({"expand", "key"})
  void replacesNothingOfGet(String name) {
    assertThatThrownBy(() -> rig.engine.get(get(Map.of(name, "1"))))
        .isInstanceOf(CallerException.class)
        .hasMessageContaining("'" + name + "'")
        .hasMessageContaining("candidates.get");
    assertThat(rig.vendor.asked()).isEmpty();
  }
}
