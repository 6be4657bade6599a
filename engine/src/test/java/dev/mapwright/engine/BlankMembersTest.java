package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.jsonata.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To expressions, null, missing, blank and empty are the same, wherever a record comes from. */
class BlankMembersTest {
  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          id_pattern: "[0-9]+"
          list:
            from: {request: GET /pools}
            request: "GET /pools/{{ $under }}/people"
            records: people
          get: {request: "GET /people/{{ $id }}", under: pool.id ?? other}
          related:
            table: {kind: table, request: GET /stages, key: code ?? id}
            row: {kind: per_key, request: "GET /files/{{ $key }}", record: $, by: file ?? id, fetch: wanted}
            inside: {kind: included, rows: $response.linked, key: code ?? id}
          map:
            id: id
            name: $trim(nick ?? name)
            title: $under
            company: $parent.(label ?? title)
            last_name: $detail.(town ?? city)
            tags: {each: tags, map: {name: $}}
            applications:
              each: '"a"'
              map:
                id: $
                current_stage: {id: '"s"', name: $table("7").(text ?? name)}
                reject_reason: $inside("8").(text ?? name)
                source: {id: '"o"', name: $row($record).(text ?? name)}
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "\"\"", "\" \\u00a0 \"", "[]", "{}", "[null, \"\"]", "{\"a\":[{}]}"})
  void everyRecordIsReadWithoutThem(String blank) {
    Object nothing = Json.read(blank);
    vendor(nothing);

    UnifiedRecord listed = rig.engine.list(rig.list(10, null)).records().getFirst();

    assertThat(Json.write(listed.fields()))
        .contains(
            "\"name\":\"Ada\"",
            "\"title\":\"3\"",
            "\"company\":\"Pool\"",
            "\"name\":\"x\"}]",
            "\"name\":\"Stage\"",
            "\"reject_reason\":\"Moved\"",
            "\"name\":\"File\"");
    assertThat(Objects.requireNonNull(listed.remote()).get("nick")).isEqualTo(nothing);

    UnifiedRecord got = rig.get("1");

    assertThat(Json.write(got.fields()))
        .contains("\"title\":\"9\"", "\"last_name\":\"Prague\"", "\"name\":\"Ada\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "[]"})
  void whereAnEmptyListMeansThatThereIsNothingToAskForRelationsSeeTheRecordAsItCame(String blank) {
    try (EngineRig asking =
        new EngineRig(
            """
            id_pattern: "[0-9]+"
            list: {request: GET /people}
            get: {request: "GET /people/{{ $id }}"}
            related:
              files:
                kind: per_key
                request: GET /people/{{ $key }}/files
                records: $
                many: true
                by: '$not($exists($raw.files)) ? id'
                fetch: wanted
            map:
              id: id
              tags: {each: files ?? $files(id), map: {name: $}}
            """)) {
      asking
          .vendor
          .at(
              "/v1/people",
              _ -> List.of(Map.of("id", 1, "files", Json.read(blank)), Map.of("id", 2)))
          .at("/v1/people/2/files", _ -> List.of("cv"));

      assertThat(asking.engine.list(asking.list(10, null)).records())
          .extracting(person -> String.valueOf(person.fields().get("tags")))
          .satisfiesExactly(
              none -> assertThat(none).isEqualTo("[]"), one -> assertThat(one).contains("cv"));
      assertThat(asking.vendor.asked()).containsExactly("/v1/people", "/v1/people/2/files");
    }
  }

  private void vendor(Object nothing) {
    Map<String, Object> person =
        Map.of(
            "id",
            1,
            "nick",
            nothing,
            "name",
            "Ada",
            "file",
            nothing,
            "town",
            nothing,
            "city",
            "Prague",
            "tags",
            List.of(nothing, "x"),
            "pool",
            Map.of("id", nothing),
            "other",
            9);
    Map<String, Object> reason = Map.of("code", nothing, "id", 8, "text", nothing, "name", "Moved");
    rig.vendor
        .at("/v1/pools", _ -> List.of(Map.of("id", 3, "label", nothing, "title", "Pool")))
        .at("/v1/pools/3/people", _ -> Map.of("people", List.of(person), "linked", List.of(reason)))
        .at("/v1/people/1", _ -> person)
        .at(
            "/v1/stages",
            _ -> List.of(Map.of("id", 7, "code", nothing, "text", nothing, "name", "Stage")))
        .at("/v1/files/1", _ -> Map.of("id", 1, "text", nothing, "name", "File"));
  }
}
