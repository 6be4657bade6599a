package dev.mapwright.engine;

import static dev.mapwright.engine.vendor.EngineRig.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.vendor.EngineRig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A call that the vendor's limits end before it finds anything: what it read is not read again. */
class StoppedByLimitsTest {
  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          pagination: {page_param: page, default_size: 1}
          limits: {requests: 1, per: 5s}
          list: {request: GET /people}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id, name: name}
          """);

  @Test
  void theCursorOfTheFailureLeadsOn() throws InterruptedException {
    rig.vendor.at(
        "/v1/people",
        asked ->
            switch (asked.number("page", 1)) {
              case 1 -> List.of(Map.of("id", 1, "name", "Ada"));
              case 2 -> List.of(Map.of("id", 2, "name", "Bo"));
              default -> List.of();
            });

    VendorException stopped =
        catchThrowableOfType(VendorException.class, () -> rig.engine.list(call(null)));
    assertThat(stopped.outcome()).isEqualTo(Outcome.RATE_LIMITED);
    Thread.sleep(5000);

    assertThat(EngineRig.ids(rig.engine.list(call(stopped.cursor())))).containsExactly("2");
    assertThat(rig.vendor.asked()).containsExactly("/v1/people?page=1", "/v1/people?page=2");
  }

  private ListCall call(@Nullable String cursor) {
    return new ListCall(
        rig.account("a"),
        "candidates",
        new Query(List.of(where("name", Operator.EQ, "Bo")), null, Map.of()),
        Wants.ALL,
        1,
        cursor,
        new CallOptions(Duration.ofMillis(4500), 10, false, false));
  }
}
