package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.jsonata.value.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Rows that do not name the parent that they were fetched for are given its key. */
class ParentInRecordsTest {
  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          id_pattern: "[0-9]+"
          list: {request: GET /people}
          get: {request: "GET /people/{{ $id }}"}
          related:
            places:
              kind: table
              from: {request: GET /jobs}
              request: GET /jobs/{{ $under }}/places
              records: '[$.$merge([$, {"job": $under, "title": $parent.title}])]'
              key: person
              many: true
          map:
            id: id
            applications:
              each: $places(id)
              map: {id: id, job.id: job, current_stage: {name: title}}
          """);

  @Test
  void recordsSeeTheKeyAndTheRowOfTheirParent() {
    rig.vendor
        .at("/v1/people", _ -> List.of(Map.of("id", 1)))
        .at(
            "/v1/jobs",
            _ -> List.of(Map.of("id", 7, "title", "Cook"), Map.of("id", 8, "title", "Welder")))
        .at("/v1/jobs/7/places", _ -> List.of())
        .at("/v1/jobs/8/places", _ -> List.of(Map.of("id", 5, "person", 1)));

    ListPage page = rig.engine.list(rig.list(10, null));

    assertThat(Json.write(page.records().getFirst().fields().get("applications")))
        .contains("\"id\":\"5\"", "\"job\":{\"id\":\"8\"}", "\"name\":\"Welder\"");
  }
}
