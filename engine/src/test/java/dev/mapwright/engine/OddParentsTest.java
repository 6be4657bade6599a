package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.jsonata.value.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a vendor gives in place of a parent's key never becomes part of a request: the parent is
 * left out and told, and those of the others come.
 */
class OddParentsTest {
  private static final CallOptions STRICT =
      new CallOptions(
          CallOptions.DEFAULT.time(), CallOptions.DEFAULT.maxCalls(), false, false, true);

  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          list:
            from: {request: GET /jobs, key: $lowercase(id)}
            request: GET /jobs/{{ $under }}/people
          get: {request: "GET /people/{{ $id }}"}
          related:
            stage: {kind: per_key, request: "GET /stages/{{ $key }}", record: $, by: stage, fetch: wanted}
          map: {id: id, name: name, title: $stage(stage).name}
          """);

  private void jobs(String odd) {
    rig.vendor
        .at("/v1/jobs", _ -> List.of(Map.of("id", "A"), Json.read(odd), Map.of("id", "B")))
        .at("/v1/jobs/a/people", _ -> List.of(Map.of("id", 1)))
        .at("/v1/jobs/b/people", _ -> List.of(Map.of("id", 2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\": null}",
        "{\"id\": \" \"}",
        "{\"id\": {\"secret\": \"Ada\"}}",
        "{\"id\": [\"Ada\", \"Bo\"]}",
        "{\"id\": true}",
        "{\"id\": \"..\"}",
        "null",
        "\"text\"",
        "[]"
      })
  void areLeftOutAndTold(String odd) {
    jobs(odd);

    ListPage page = rig.engine.list(rig.list(10, null));

    assertThat(EngineRig.ids(page)).containsExactly("1", "2");
    assertThat(rig.vendor.asked())
        .containsExactly("/v1/jobs", "/v1/jobs/a/people", "/v1/jobs/b/people");
    assertThat(page.meta().leftOut()).isEqualTo(1);
    assertThat(page.meta().losses())
        .singleElement()
        .asString()
        .startsWith("acme.yaml:")
        .contains("1 record was left out: `key` ")
        .doesNotContain("Ada", "secret");
  }

  @Test
  void areAnErrorWhereTheCallerSaysSo() {
    jobs("{}");
    ListCall call =
        new ListCall(
            rig.account("a"),
            "candidates",
            new Query(List.of(), null, Map.of()),
            Wants.ALL,
            10,
            null,
            STRICT);

    assertThatThrownBy(() -> rig.engine.list(call))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("`key` finds nothing in an object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"name\": \"Ada\"}", "[[\"Ada\"]]"})
  void soDoesWhatARelationIsAskedFor(String odd) {
    rig.vendor
        .at("/v1/jobs", _ -> List.of(Map.of("id", "A")))
        .at(
            "/v1/jobs/a/people",
            _ -> List.of(Map.of("id", 1, "stage", Json.read(odd)), Map.of("id", 2, "stage", 5)))
        .at("/v1/stages/5", _ -> Map.of("id", 5, "name", "Hired"));

    ListPage page = rig.engine.list(rig.list(10, null));

    assertThat(page.records()).hasSize(2);
    assertThat(rig.vendor.asked()).containsExactly("/v1/jobs", "/v1/jobs/a/people", "/v1/stages/5");
    assertThat(page.meta().losses())
        .singleElement()
        .asString()
        .contains("`related.stage` cannot be read from a", "which is no key")
        .doesNotContain("Ada");
  }
}
