package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Vendors write null for a list without anything in it. A list that is not there is something else.
 */
class NullListTest {
  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          id_pattern: "[0-9]+"
          list: {request: GET /people, records: people}
          get: {request: "GET /people/{{ $id }}"}
          related:
            files: {kind: per_key, request: "GET /people/{{ $key }}/files", records: $, by: id, fetch: wanted, many: true}
          map:
            id: id
            attachments: {each: $files(id), map: {id: id}}
          """);

  @Test
  void nullIsAnEmptyList() {
    rig.vendor.at("/v1/people", _ -> Map.of("people", JsonNull.NULL));

    ListPage page = rig.engine.list(rig.list(10, null));

    assertThat(page.records()).isEmpty();
    assertThat(page.nextCursor()).isNull();
  }

  @Test
  void soItIsInRelatedDataAndAsTheWholeBody() {
    rig.vendor
        .at("/v1/people", _ -> Map.of("people", List.of(Map.of("id", 1))))
        .at("/v1/people/1/files", _ -> JsonNull.NULL);

    assertThat(rig.engine.list(rig.list(10, null)).records())
        .singleElement()
        .satisfies(person -> assertThat(person.fields().get("attachments")).isEqualTo(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"persons", "People"})
  void aKeyThatIsNotThereIsAnErrorAsBefore(String renamed) {
    rig.vendor.at("/v1/people", _ -> Map.of(renamed, JsonNull.NULL));

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> rig.engine.list(rig.list(10, null)))
        .withMessageContaining("but it found nothing");
  }
}
