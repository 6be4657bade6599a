package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.vendor.EngineRig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A filter on a member of an object that is nothing without its name or id: where related data
 * gives these, it is fetched before the filter decides.
 */
class FilterBelowIdentityTest {
  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          id_pattern: "[0-9]+"
          list: {request: GET /people}
          get: {request: "GET /people/{{ $id }}"}
          related:
            stage: {kind: batched, request: GET /stages, query: {ids: "{{ $batch }}"}, by: places.stage, batch_size: 10}
          map:
            id: id
            applications:
              each: places
              map:
                id: id
                current_stage: {name: $stage(stage).name, job.id: job, created_at: since}
          """);

  FilterBelowIdentityTest() {
    rig.vendor
        .at(
            "/v1/people",
            _ -> List.of(person(1, 3, "2026-01-01"), person(2, 4, "2026-01-02"), person(3, 9, "")))
        .at(
            "/v1/stages",
            _ -> List.of(Map.of("id", 3, "name", "Offer"), Map.of("id", 4, "name", "Hired")));
  }

  private static Map<String, ?> person(int id, int stage, String since) {
    return Map.of(
        "id",
        id,
        "places",
        List.of(Map.of("id", 50 + id, "stage", stage, "job", 7, "since", since)));
  }

  @Test
  void whatIdentifiesTheObjectIsFetchedForTheFilter() {
    assertThat(rig.walk(10, EngineRig.where("applications.current_stage.job.id", Operator.EQ, "7")))
        .as("the third has an unknown stage, which is no stage")
        .containsExactly("1", "2");
    assertThat(
            rig.walk(
                10,
                EngineRig.where(
                    "applications.current_stage.created_at", Operator.GT, "2026-01-01")))
        .containsExactly("2");
  }

  @Test
  void aNegationDoesNotTakeTheUnfetchedForNothing() {
    assertThat(rig.walk(10, EngineRig.where("applications.current_stage.job.id", Operator.NE, "7")))
        .containsExactly("3");
  }
}
