package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor.Query;
import dev.mapwright.engine.vendor.Said;
import dev.mapwright.jsonata.value.Json;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is no answer, wherever a call reads one, is the vendor's fault, and told in short. */
class OddAnswersTest {
  private static final List<String> BODIES =
      List.of(
          "",
          " ",
          "\uFEFF",
          "null",
          "\"\"",
          "\"moved\"",
          "true",
          "false",
          "0",
          "7",
          "[]",
          "{}",
          "nul",
          "NaN",
          "undefined",
          "{\"a\": 1}\n{\"b\": 2}\n",
          "{\"id\": \"1\"} and more",
          "{\"people\": [",
          "<html>Sign in</html>",
          "<a><b>1</b></a>");

  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          list: {request: GET /people, records: people}
          pagination: {page_param: page, size_param: size, max_size: 2}
          get: {request: "GET /people/{{ $id }}"}
          related:
            stage: {kind: table, request: GET /stages, records: stages}
            files: {kind: per_key, request: "GET /files/{{ $key }}", records: files, by: id, many: true, fetch: wanted}
            notes:
              kind: batched
              request: GET /notes
              query: {ids: "{{ $batch }}"}
              records: notes
              by: id
              batch_size: 2
              key: person
              many: true
          content: {authenticated: true}
          map:
            id: id
            name: $stage(stage).name
            company: $notes(id)[0].text
            attachments: {each: $files(id), map: {id: id, file_name: name, file_url: url}}
          """);

  private final Map<String, Object> person = Map.of("id", "1", "stage", "s");

  OddAnswersTest() {
    for (Place place : Place.values()) {
      rig.vendor.at(place.path, asked -> usual(place, asked));
    }
    rig.vendor.at("/v1/files/2", asked -> usual(Place.KEYED, asked));
  }

  private enum Place {
    LIST("/v1/people"),
    GET("/v1/people/1"),
    TABLE("/v1/stages"),
    KEYED("/v1/files/1"),
    BATCHED("/v1/notes");

    private final String path;

    Place(String path) {
      this.path = path;
    }
  }

  private Object usual(Place place, Query asked) {
    List<Object> rows =
        asked.number("page", 1) > 1
            ? List.of()
            : switch (place) {
              case LIST, GET -> List.of(person, Map.of("id", "2"));
              case TABLE -> List.of(Map.of("id", "s", "name", "Ann"));
              case KEYED -> List.of();
              case BATCHED -> List.of(Map.of("person", "1", "text", "Acme"));
            };
    return place == Place.GET
        ? person
        : Map.of(place == Place.LIST ? "people" : place.path.substring(4), rows, "files", rows);
  }

  private static Stream<Said> odd() {
    Stream<Said> bodies = BODIES.stream().map(Said::json);
    Stream<Said> statuses =
        IntStream.of(201, 202, 204, 205, 206, 226, 300, 304, 399).mapToObj(Said::nothing);
    Stream<Said> charsets =
        Stream.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
            .map(charset -> json("{}", charset));
    Stream<Said> types =
        Stream.of("text/html", "text/plain", "image/png", "application/xml", "a", "")
            .map(type -> Said.text("<html>Sign in</html>").with("Content-Type", type));
    return Stream.of(bodies, statuses, charsets, types).flatMap(all -> all);
  }

  private static Said json(String text, Charset charset) {
    Said.Header type = new Said.Header("Content-Type", "application/json");
    return new Said(200, List.of(type), text.getBytes(charset));
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void areTheVendorsFault(Place place) {
    odd()
        .forEach(said -> {
          rig.vendor.at(place.path, _ -> said);
          EngineException failure = failure(place);

          assertThat(failure).describedAs(() -> place + " " + shown(said)).isNotNull();
          assertThat(failure.getMessage()).hasSizeLessThan(600);
          if (place == Place.GET && failure instanceof CallerException none) {
            assertThat(none.kind()).isEqualTo(CallerException.Kind.NOT_FOUND);
          } else {
            assertThat(failure)
                .describedAs(() -> place + " " + shown(said))
                .isInstanceOfSatisfying(
                    VendorException.class,
                    e ->
                        assertThat(e.outcome())
                            .describedAs(() -> place + " " + shown(said) + e.getMessage())
                            .isIn(Outcome.VENDOR_ERROR, Outcome.UNAVAILABLE, Outcome.BAD_REQUEST));
          }
        });
  }

  @Test
  void areSoOnALaterPage() {
    odd()
        .forEach(said -> {
          rig.vendor.at(
              "/v1/people",
              asked -> asked.number("page", 1) == 2 ? said : usual(Place.LIST, asked));

          assertThat(failure(Place.LIST))
              .describedAs(shown(said))
              .isInstanceOf(VendorException.class);
        });
  }

  @Test
  void areCutHoweverLongTheyAre() {
    for (String body :
        List.of(
            "\"" + "x".repeat(3_000_000) + "\"",
            "\"" + "some words ".repeat(300_000) + "\"",
            "<html>" + "<p>some words</p>".repeat(200_000),
            "{\"people\": \"" + "some words ".repeat(300_000) + "\"}",
            "[" + "\"some words\",".repeat(200_000) + "1]")) {
      rig.vendor.at("/v1/people", _ -> Said.json(body));
      EngineException failure = failure(Place.LIST);

      assertThat(failure).isNotNull();
      assertThat(failure.getMessage()).hasSizeLessThan(1_000);
      if (failure instanceof VendorException e) {
        assertThat(Json.write(e.body())).hasSizeLessThan(70_000);
      }
    }
  }

  private @Nullable EngineException failure(Place place) {
    return catchThrowableOfType(
        EngineException.class,
        () -> {
          if (place == Place.GET) {
            rig.get("1");
          } else {
            rig.engine.list(rig.list(10, null));
          }
        });
  }

  private static String shown(Said said) {
    String body = new String(said.body(), StandardCharsets.UTF_8);
    return said.status() + " " + said.headers() + " " + Arrays.asList(body);
  }
}
