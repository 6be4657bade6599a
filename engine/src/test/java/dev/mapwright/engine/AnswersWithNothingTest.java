package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Success with nothing in it is the vendor's failure, not the connector's. */
class AnswersWithNothingTest {
  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          list: {request: GET /people, records: people}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id}
          """);

  @Test
  void nothingIsTheVendors() {
    for (Object body : List.of(JsonNull.NULL, 7, "moved", Map.of())) {
      rig.vendor.at("/v1/people", _ -> body);

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> rig.engine.list(rig.list(10, null)))
          .withMessageContaining("which holds no records");
    }
  }

  @Test
  void anotherShapeIsTheConnectors() {
    rig.vendor.at("/v1/people", _ -> Map.of("persons", List.of()));

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> rig.engine.list(rig.list(10, null)));
  }
}
