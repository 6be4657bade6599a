package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor.Refusal;
import dev.mapwright.engine.vendor.Said;
import dev.mapwright.jsonata.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that echoes a credential where none is looked for: with 200, in data, links, files. */
class SecretsInAllThatIsToldTest {
  private static final String SECRET = "s3cret0fthisaccount";

  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          account: {key: {title: Key, help: The key., secret: true}}
          auth: {headers: {x-api-key: "Key {{ $account.key }}"}}
          """,
          """
          list: {request: GET /people, records: people}
          pagination: {url: next}
          get: {request: "GET /people/{{ $id }}"}
          related:
            stage: {kind: table, request: GET /stages, records: stages, optional: true}
          content: {authenticated: true}
          map:
            id: id
            name: name
            created_at: $number(since)
            title: $stage(stage).name
            attachments: {each: files, map: {id: id, file_name: name, file_url: url}}
          """);

  private final Account account =
      new Account("a", rig.account("a").connector(), Map.of("key", SECRET));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"people\": \"no: %s\"}",
        "{\"%s\": 1}",
        "\"%s\"",
        "[\"%s\"]",
        "{\"people\": [\"%s\"]}",
        "{\"people\": [{\"id\": {\"%s\": 1}}]}",
        "{\"people\": [{\"id\": 1, \"name\": \"x\", \"since\": \"%s\"}]}",
        "{\"people\": [{\"id\": \"1\", \"name\": \"x\"}], \"next\": \"https://%s.example/a\"}",
        "{\"people\": [{\"id\": \"1\", \"name\": \"x\"}], \"next\": \"%s://a?b\"}",
        "{\"people\": [{\"id\": \"1\", \"name\": \"x\"}], \"next\": {\"%s\": 1}}",
        "<html>%s</html>",
        "{%s"
      })
  void notInWhatIsSaidOfAnAnswerThatDoesNotFit(String body) {
    for (String echo : List.of(SECRET, "Key " + SECRET, SECRET.toUpperCase(Locale.ROOT))) {
      rig.vendor.at("/v1/people", _ -> Said.json(body.formatted(echo)));

      assertThat(String.join("\n", toldOfLists())).doesNotContainIgnoringCase(SECRET).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 403, 404, 500})
  void notInWarningsOfRelatedData(int status) {
    rig.vendor
        .at("/v1/people", _ -> Map.of("people", List.of(Map.of("id", "1", "stage", "s"))))
        .at("/v1/stages", _ -> new Refusal(status, Map.of("error", "key " + SECRET)));

    assertThat(String.join("\n", toldOfLists()))
        .doesNotContain(SECRET)
        .contains(status == 200 ? "" : "stage");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 500, 503})
  void notInWhatIsSaidOfAFile(int status) {
    Map<String, String> file =
        Map.of("id", "f", "name", "cv.pdf", "url", "https://api.acme.example/v1/files/f");
    rig.vendor
        .at("/v1/people/1", _ -> Map.of("id", "1", "name", "x", "files", List.of(file)))
        .at(
            "/v1/files/f",
            _ ->
                Said.text("no file for " + SECRET)
                    .as(status)
                    .with("Content-Type", "text/x-" + SECRET)
                    .with("Request-Id", SECRET));
    ContentCall call =
        new ContentCall(account, "candidates", "1", "f", 1 << 20, CallOptions.DEFAULT);

    assertThat(told(() -> rig.engine.content(call).close())).contains("***").doesNotContain(SECRET);
  }

  /** What is said of a list, read as pages and as a stream. */
  private List<String> toldOfLists() {
    List<String> told = new ArrayList<>();
    ListCall call =
        new ListCall(account, "candidates", Query.ALL, Wants.ALL, 10, null, CallOptions.DEFAULT);
    told.add(told(() -> told.addAll(rig.engine.list(call).meta().warnings())));
    told.add(
        told(() -> {
          try (ListReading reading = rig.engine.stream(call)) {
            while (reading.next(10) != null) {
              // to the end
            }
            told.addAll(reading.meta().warnings());
          }
        }));
    return told;
  }

  private static String told(Runnable call) {
    try {
      call.run();
      return "";
    } catch (VendorException e) {
      return e.getMessage() + Json.write(e.body()) + e.headers();
    } catch (EngineException e) {
      return e.getMessage();
    }
  }
}
