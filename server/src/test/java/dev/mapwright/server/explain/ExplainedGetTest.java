package dev.mapwright.server.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.openapi.Documented;
import dev.mapwright.server.unified.EngineRuntime;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code explain} on a get: where each field of a record comes from that was read live. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainedGetTest {
  private static final String KEY = "s3cret-key-of-the-tests";
  private static final String YAML =
      """
      language: 2
      connector: acme
      label: Acme
      base_url: https://api.acme.example
      account:
        key: {title: Key, secret: true}
      auth: {headers: {x-key: "{{ $account.key }}"}}
      resources:
        candidates:
          model: ats/candidates
          list: {request: GET /people, records: people, pagination: none}
          get: {request: "GET /people/{{ $id }}"}
          related:
            stage: {kind: table, request: GET /stages, records: stages}
            files: {kind: per_key, request: "GET /files/{{ $key }}", by: id, many: true}
            notes: {kind: per_key, request: "GET /notes/{{ $key }}", by: id, optional: true}
          map:
            id: id
            name: first & " " & last
            first_name: first
            last_name: surname
            company: employer
            created_at: made
            title: $stage(stage).name
            is_private: $notes(id).private
            can_email: 'kind = "cook" ? true'
            attachments: {each: $files(id), map: {id: id, file_url: url}}
            applications: {each: jobs, map: {id: id, current_stage: {id: at, name: $stage(at).name}}}
      """;

  private static final Connector CONNECTOR = connector();

  private final LoopbackServer vendor = LoopbackServer.start(ExplainedGetTest::answer);
  private final EngineRuntime engine =
      EngineRuntime.sandbox(
          UnifiedModels.bundled(), Map.of(URI.create("https://api.acme.example"), vendor.origin()));
  private final TestServer server =
      TestServer.of(
          TestServer.parts(
              engine.api(),
              new Accounts(List.of(new Account("acme", CONNECTOR, Map.of("key", KEY)))),
              new TreeMap<>(Map.of("acme", CONNECTOR))),
          ServerSettings.local(0));
  private final Documented documented = new Documented(server.get("/openapi.json").json());

  @AfterAll
  void stop() {
    server.close();
    engine.close();
    vendor.close();
  }

  private static Connector connector() {
    LoadResult result =
        new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled())
            .load(new SourceFile("somewhere/connectors/acme.yaml", YAML));
    return Objects.requireNonNull(result.connector(), result::render);
  }

  private static Reply answer(ReceivedRequest request) {
    return switch (request.path().substring(0, request.path().lastIndexOf('/') + 1)) {
      case "/people/" -> Reply.json(200, Map.of(), person(request.path().substring(8)));
      case "/files/" -> Reply.json(200, Map.of(), List.of());
      case "/notes/" -> Reply.json(403, Map.of(), Map.of());
      default ->
          Reply.json(
              200, Map.of(), Map.of("stages", List.of(Map.of("id", 3, "name", "Interview"))));
    };
  }

  private static Object person(String id) {
    return Json.read(
        """
        {"id": %s, "first": "Zoë", "last": "Ng %s", "employer": null, "made": {"at": 1}, "stage": 3,
         "kind": "waiter", "jobs": [{"id": 9, "at": 8}]}
        """
            .formatted(id, id));
  }

  private Map<String, Object> get(String parameters) {
    return server.get("/unified/ats/candidates/71?integrated_account_id=acme" + parameters).json();
  }

  private Map<?, ?> field(String name) {
    List<?> fields = (List<?>) Objects.requireNonNull(get("&explain=" + name).get("explanation"));
    return (Map<?, ?>) fields.getFirst();
  }

  @Test
  void theRecordComesAsEverAndWithItWhereItsFieldsComeFrom() {
    Map<String, Object> plain = get("");
    Map<String, Object> explained = new LinkedHashMap<>(get("&explain=true"));

    List<?> fields = (List<?>) explained.remove("explanation");
    assertThat(explained).isEqualTo(plain);
    assertThat(fields).hasSizeGreaterThan(20);
    assertThat(Json.write(fields)).doesNotContain(KEY);
  }

  @Test
  void aFieldHasItsExpressionItsPlaceAndWhatThatRead() {
    assertThat(Json.write(field("name")))
        .isEqualTo(
            "{\"field\":\"name\",\"values\":[\"Zoë Ng 71\"],\"expression\":\"first & \\\" \\\" &"
                + " last\","
                + "\"file\":\"acme.yaml\",\"line\":19,\"column\":13,\"reads\":[{\"path\":\"first\",\"values\":[\"Zoë\"]},{\"path\":\"last\",\"values\":[\"Ng"
                + " 71\"]}]}");
  }

  @Test
  void whatCameOfOtherCallsIsRead() {
    assertThat(Json.write(field("title")))
        .contains("\"values\":[\"Interview\"]")
        .contains("{\"path\":\"stage\",\"values\":[3]}")
        .contains("{\"path\":\"$stage(...).name\",\"values\":[\"Interview\"]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          last_name   | `surname` is not there; the keys that say something are id, first, last,
          company     | `employer` is null.
          created_at  | What the expression gives is an object, which this field cannot hold.
          attachments | `$files(...)` gives nothing.
          is_private  | Related data that it may need could not be read; the warnings say why.
          can_email   | No condition of the expression holds for what it reads.
          is_private  | Related data that it may need could not be read; the warnings say why.
          locations   | The connector maps nothing here.
          applications.current_stage.name | `$stage(...)` gives nothing.
          """)
  void anEmptyFieldSaysWhy(String name, String why) {
    assertThat(field(name).get("why")).asString().startsWith(why);
  }

  @Test
  void severalFieldsMayBeNamed() {
    List<?> fields = (List<?>) get("&explain=name,applications").get("explanation");

    assertThat(Objects.requireNonNull(fields))
        .extracting(field -> String.valueOf(((Map<?, ?>) field).get("field")))
        .contains("name", "applications", "applications.current_stage.name")
        .doesNotContain("title");
  }

  @Test
  void theAnswerIsAsDocumented() {
    String path = "/unified/ats/candidates/71?integrated_account_id=acme&explain=true&meta=true";

    assertThat(documented.violations("/unified/ats/candidates/{id}", server.get(path))).isEmpty();
  }

  @Test
  void mistakesAreTold() {
    String path = "/unified/ats/candidates/71?integrated_account_id=acme&explain=";

    assertThat(server.get(path + "nmae").status()).isEqualTo(400);
    assertThat(server.get(path + "nmae").text()).contains("name");
    assertThat(server.get(path + "true&truto_response_format=raw").text())
        .contains("'explain' goes with the format unified");
    assertThat(get("&explain=false")).doesNotContainKey("explanation");
  }

  @Test
  void manyAtOnceGetEachTheirOwn() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers =
          List.of("1", "2", "3", "4", "5", "6", "7", "8").stream()
              .map(id -> callers.submit(() -> reads(id)))
              .toList();
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo("[Ng " + (i + 1) + "]");
      }
    }
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }

  private String reads(String id) {
    Map<String, Object> answer =
        server
            .get("/unified/ats/candidates/" + id + "?integrated_account_id=acme&explain=name")
            .json();
    Map<?, ?> field = (Map<?, ?>) list(answer.get("explanation")).getFirst();
    return String.valueOf(((Map<?, ?>) list(field.get("reads")).get(1)).get("values"));
  }
}
