package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Direction;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.jsonata.value.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One record that cannot be mapped is left out and told; everybody else comes. */
class UnmappableRecordsTest {
  private static final String ODD_NAME = "{\"id\": 9, \"name\": {\"secret\": \"Ada Lovelace\"}}";
  private static final String NO_ID = "{\"name\": \"Ada Lovelace\"}";

  private String account = "a";

  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          id_pattern: "[0-9.]+"
          list:
            request: GET /people
            pagination: {page_param: page, size_param: size, max_size: 3, more: $page * $size < total}
            records: people
          get: {request: "GET /people/{{ $id }}"}
          map:
            id: id
            name: $uppercase(name)
            created_at: created
          """);

  /** Pages of three at most. */
  private void list(String... records) {
    List<@Nullable Object> all = Arrays.stream(records).map(Json::read).toList();
    rig.vendor.at(
        "/v1/people",
        asked -> {
          int size = asked.number("size", 3);
          int from = (asked.number("page", 1) - 1) * size;
          Map<String, Object> body = new LinkedHashMap<>();
          body.put("people", all.subList(from, Math.min(all.size(), from + size)));
          body.put("total", all.size());
          return body;
        });
  }

  private static String person(int id) {
    return "{\"id\": " + id + ", \"name\": \"P" + id + "\", \"created\": \"2026-01-0" + id + "\"}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {NO_ID, ODD_NAME, "null", "\"text\"", "[{\"id\": 7}]", "7", "{\"id\": \"..\"}"})
  void isLeftOutWhereverItStands(String poison) {
    for (int place = 0; place < 7; place++) {
      account = "a" + place; // what an account's pages were is kept for a minute
      List<String> records = new ArrayList<>();
      for (int id = 1; id <= 6; id++) {
        records.add(person(id));
      }
      records.add(place, poison);
      list(records.toArray(String[]::new));
      for (int limit : List.of(1, 2, 3, 10)) {
        assertThat(walk(limit))
            .describedAs("%s at %s, pages of %s", poison, place, limit)
            .containsExactly("1", "2", "3", "4", "5", "6");
      }
      assertThat(walk(2, EngineRig.where("name", Operator.NE, "P3")))
          .containsExactly("1", "2", "4", "5", "6");
      assertThat(sorted()).containsExactly("6", "5", "4", "3", "2", "1");
    }
  }

  private List<String> walk(int limit, Filter... filters) {
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      Query query = new Query(List.of(filters), null, Map.of());
      ListPage page =
          rig.engine.list(
              new ListCall(
                  rig.account(account + limit),
                  "candidates",
                  query,
                  Wants.ALL,
                  limit,
                  cursor,
                  CallOptions.DEFAULT));
      ids.addAll(EngineRig.ids(page));
      cursor = page.nextCursor();
    } while (cursor != null);
    return ids;
  }

  private List<String> sorted() {
    Query byDate =
        new Query(List.of(), new Query.Sort(FieldPath.of("created_at"), Direction.DESC), Map.of());
    ListCall call =
        new ListCall(
            rig.account(account), "candidates", byDate, Wants.ALL, 10, null, CallOptions.DEFAULT);
    return EngineRig.ids(rig.engine.list(call));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        NO_ID + " | `id` finds nothing in an object",
        ODD_NAME + " | `name` fails on it (T0410)",
        "null | `id` needs an object, and null came",
        "[7] | `id` needs an object, and a list came",
        "\"text\" | `id` finds nothing in text",
      })
  void isToldWithoutItsWords(String poison, String reason) {
    list(person(1), poison, poison);
    Meta meta = rig.engine.list(rig.list(10, null)).meta();
    assertThat(meta.leftOut()).isEqualTo(2);
    assertThat(meta.read()).isEqualTo(3);
    assertThat(meta.losses())
        .singleElement()
        .asString()
        .contains("acme.yaml:", "2 records were left out: " + reason)
        .doesNotContain("Ada", "Lovelace", "secret");
  }

  @Test
  void isAnErrorWhereTheCallerSaysSo() {
    list(person(1), NO_ID);
    CallOptions strict = new CallOptions(Duration.ofSeconds(20), 10, false, false, true);
    ListCall call =
        new ListCall(rig.account("a"), "candidates", Query.ALL, Wants.ALL, 10, null, strict);
    assertThatThrownBy(() -> rig.engine.list(call))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("`id` finds nothing in an object")
        .hasMessageNotContaining("Lovelace");
  }

  @Test
  void isAnErrorWhereAPageHasNoOther() {
    list(person(1), person(2), person(3), NO_ID, NO_ID, ODD_NAME, person(4));
    String cursor = rig.engine.list(rig.list(3, null)).nextCursor();
    assertThatThrownBy(() -> rig.engine.list(rig.list(3, cursor)))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("None of the 3 records of a page can be mapped");
  }

  @Test
  void isAnErrorWhereTheListHasNoOther() {
    list(NO_ID);
    assertThatThrownBy(() -> rig.engine.list(rig.list(3, null)))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("No record of the list can be mapped");
  }

  @Test
  void isNoErrorAtTheEndOfAPageOfWhichTheOthersWereGivenOut() {
    list(person(1), NO_ID, NO_ID);
    assertThat(rig.walk(1)).containsExactly("1");
  }

  @Test
  void isToldAtTheEndOfAStream() {
    list(person(1), NO_ID, person(2), NO_ID);
    ListReading reading = rig.engine.stream(rig.list(10, null));
    List<String> ids = new ArrayList<>();
    for (UnifiedRecord next = reading.next(10); next != null; next = reading.next(10)) {
      ids.add(next.id());
    }
    assertThat(ids).containsExactly("1", "2");
    assertThat(reading.meta().leftOut()).isEqualTo(2);
    assertThat(reading.meta().losses()).singleElement().asString().contains("2 records were left");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"id\": null, \"name\": \"\"}", "{\"person\": {}}"})
  void aloneAndWithoutAnythingIsNotFound(String body) {
    rig.vendor.at("/v1/people/7", _ -> Json.read(body));
    assertThatThrownBy(() -> rig.get("7"))
        .isInstanceOfSatisfying(
            CallerException.class,
            e -> assertThat(e.kind()).isEqualTo(CallerException.Kind.NOT_FOUND));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"id\": 8, \"name\": \"Ada\"}", "{\"name\": \"Ada\"}", "{\"error\": \"Ada\"}"})
  void aloneAndAnotherIsTheVendorsMistake(String body) {
    rig.vendor.at("/v1/people/7", _ -> Json.read(body));
    assertThatThrownBy(() -> rig.get("7"))
        .isInstanceOf(VendorException.class)
        .hasMessageContaining("asked for the record '7'")
        .hasMessageNotContaining("Ada");
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "007, 7", "7, '\"7\"'"})
  void theSameIdMayBeWrittenInOtherWays(String asked, String answered) {
    rig.vendor.at("/v1/people/" + asked, _ -> Json.read("{\"id\": " + answered + "}"));
    assertThat(rig.get(asked).id()).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void anIdThatNoPathCanHoldIsNotFound(String id) {
    assertThatThrownBy(() -> rig.get(id))
        .isInstanceOfSatisfying(
            CallerException.class,
            e -> assertThat(e.kind()).isEqualTo(CallerException.Kind.NOT_FOUND));
  }
}
