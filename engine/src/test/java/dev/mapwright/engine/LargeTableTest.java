package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.vendor.EngineRig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A table that takes more requests than a call may make. */
class LargeTableTest {
  private static final String CANDIDATES =
      """
      id_pattern: "[0-9]+"
      list: {request: GET /people}
      get: {request: "GET /people/{{ $id }}"}
      related:
        places:
          kind: table
          from: {request: GET /jobs}
          request: GET /jobs/{{ $under }}/places
          key: person
          many: true
          keep: 10m
          optional: OPTIONAL
      map:
        id: id
        applications: {each: $places(id), map: {id: id}}
      """;

  @Test
  void anOptionalOneLeavesTheFieldsEmptyAndTheRestOfTheCallIsAnswered() {
    try (EngineRig rig = rig("true")) {
      GetResult first = rig.engine.get(get(rig));

      assertThat(first.record().fields().get("applications")).isEqualTo(List.of());
      assertThat(first.meta().warnings())
          .singleElement()
          .asString()
          .startsWith("related.places: could not be read with half of what the call may spend");
      assertThat(first.meta().calls()).isBetween(5, 7);

      GetResult second = rig.engine.get(get(rig));

      assertThat(second.meta().calls()).as("it is not tried again").isEqualTo(1);
      assertThat(second.meta().warnings()).isEqualTo(first.meta().warnings());
    }
  }

  @Test
  void anyOtherEndsTheCall() {
    try (EngineRig rig = rig("false")) {
      assertThatThrownBy(() -> rig.engine.get(get(rig))).isInstanceOf(DeadlineException.class);
    }
  }

  private static EngineRig rig(String optional) {
    EngineRig rig = new EngineRig(CANDIDATES.replace("OPTIONAL", optional));
    rig.vendor
        .at("/v1/people/1", _ -> Map.of("id", 1))
        .at("/v1/jobs", _ -> IntStream.range(0, 50).mapToObj(job -> Map.of("id", job)).toList());
    for (int job = 0; job < 50; job++) {
      rig.vendor.at("/v1/jobs/" + job + "/places", _ -> List.of(Map.of("id", 5, "person", 1)));
    }
    return rig;
  }

  private static GetCall get(EngineRig rig) {
    return new GetCall(
        rig.account("a"),
        "candidates",
        "1",
        Wants.ALL,
        Map.of(),
        new CallOptions(Duration.ofSeconds(20), 10, false, false));
  }
}
