package dev.mapwright.server.turn;

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
import dev.mapwright.server.unified.EngineRuntime;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A vendor shows forty people and then leads nowhere. In every form these forty are given out (some
 * twice, where it is a circle), and then the caller is told why there are no more.
 */
class ListsThatCannotGoOnTest {
  private static final int PAGE = 20;
  private static final String DIALECTS = "/api/ats/v1/candidates";
  private static final String OWN = "/unified/ats/candidates?integrated_account_id=a";

  /** What the vendor does behind its second page. */
  enum Fault {
    CIRCLE(502, "leads in a circle"),
    FORGOTTEN(410, "begin again"),
    NO_TOKEN(502, "gives no token");

    private final int status;
    private final String words;

    Fault(int status, String words) {
      this.status = status;
      this.words = words;
    }

    Reply answer(int page) {
      int shown = this == CIRCLE ? page % 2 : page;
      if (shown == 2) {
        return Reply.json(400, Map.of(), Map.of("error", "token is gone"));
      }
      Object next = this == NO_TOKEN && page == 1 ? "" : page + 1;
      List<?> people =
          IntStream.range(0, PAGE).mapToObj(i -> Map.of("id", shown * 100 + i)).toList();
      return Reply.json(200, Map.of(), Map.of("people", people, "next", next, "more", true));
    }
  }

  private final LoopbackServer vendor = LoopbackServer.start(this::answer);
  private Fault fault = Fault.CIRCLE;

  private Reply answer(ReceivedRequest request) {
    List<String> after = request.query().values().getOrDefault("after", List.of("0"));
    return fault.answer(Integer.parseInt(after.getFirst()));
  }

  private interface Use {
    void of(TestServer server) throws Exception;
  }

  private void serve(Fault planned, Use use) throws Exception {
    fault = planned;
    UnifiedModels models = UnifiedModels.bundled();
    LoadResult loaded =
        new ConnectorLoader(new JsonataLanguage(), models)
            .load(
                new SourceFile(
                    "connectors/acme.yaml",
                    """
                    language: 2
                    connector: acme
                    label: Acme
                    base_url: https://api.acme.example
                    errors: {message: error, expired: error = "token is gone"}
                    resources:
                      candidates:
                        model: ats/candidates
                        records: people
                        list:
                          request: GET /people
                          pagination: {cursor: next, cursor_param: after, more: more}
                        get: {request: "GET /people/{{ $id }}", record: $}
                        map: {id: id}
                    """));
    Connector connector = Objects.requireNonNull(loaded.connector(), loaded::render);
    try (vendor;
        EngineRuntime engine =
            EngineRuntime.sandbox(
                models, Map.of(URI.create("https://api.acme.example"), vendor.origin()));
        TestServer server =
            TestServer.of(
                TestServer.parts(
                    engine.api(),
                    new Accounts(List.of(new Account("a", connector, Map.of()))),
                    new LinkedHashMap<>(Map.of("acme", connector))),
                ServerSettings.local(0))) {
      use.of(server);
    }
  }

  @ParameterizedTest
  @EnumSource
  void inTheServersOwnForm(Fault planned) throws Exception {
    serve(planned, server -> assertForm(server, OWN, "", "result", "next_cursor"));
  }

  @ParameterizedTest
  @EnumSource
  void inMergesForm(Fault planned) throws Exception {
    serve(planned, server -> assertForm(server, DIALECTS, "X-Account-Token", "results", "next"));
  }

  @ParameterizedTest
  @EnumSource
  void inBindbeesForm(Fault planned) throws Exception {
    serve(planned, server -> assertForm(server, DIALECTS, "x-connector-token", "items", "cursor"));
  }

  @ParameterizedTest
  @EnumSource
  void inAStream(Fault planned) throws Exception {
    serve(
        planned,
        server -> {
          TestServer.Answer answer = server.get(OWN + "&truto_response_format=stream");
          Map<String, Object> envelope = answer.json();

          assertThat(ids((List<?>) envelope.get("result"), "id")).hasSize(2 * PAGE);
          assertThat(envelope.get("next_cursor")).as("leads nowhere").hasToString("null");
          assertThat(String.valueOf(envelope.get("error")))
              .contains(planned.words)
              .contains("statusCode=" + planned.status);
        });
  }

  @ParameterizedTest
  @EnumSource
  void inLines(Fault planned) throws Exception {
    serve(
        planned,
        server -> {
          List<String> lines =
              server
                  .send(
                      "GET",
                      OWN,
                      Map.of(
                          "authorization",
                          "Bearer " + TestServer.TOKEN,
                          "accept",
                          "application/x-ndjson"))
                  .text()
                  .lines()
                  .filter(line -> !line.isEmpty())
                  .toList();

          List<?> records = lines.subList(0, lines.size() - 1).stream().map(Json::read).toList();
          assertThat(ids(records, "id")).hasSize(2 * PAGE);
          assertThat(lines.getLast()).startsWith("{\"error\":").contains(planned.words);
          assertThat(Json.read(lines.getLast()).toString()).doesNotContain("next_cursor");
        });
  }

  /** Cursors lead through all that was read, and then to the reason. */
  private void assertForm(
      TestServer server, String path, String account, String member, String cursor) {
    String id = account.isEmpty() ? "id" : "remote_id";
    String parameter = account.isEmpty() ? "&next_cursor=" : "?cursor=";
    Set<String> read = new HashSet<>();
    TestServer.Answer answer = ask(server, path, account);
    while (answer.status() == 200) {
      read.addAll(ids((List<?>) answer.json().get(member), id));
      answer = ask(server, path + parameter + answer.json().get(cursor), account);
    }

    assertThat(read).hasSize(2 * PAGE);
    assertThat(answer.status()).as(answer.text()).isEqualTo(fault.status);
    assertThat(answer.text()).contains(fault.words).doesNotContain("next_cursor");
    assertThat(answer.header("X-Next-Cursor")).isEmpty();
  }

  private static TestServer.Answer ask(TestServer server, String path, String account) {
    return server.send(
        "GET",
        path,
        Map.of(
            "authorization",
            "Bearer " + TestServer.TOKEN,
            account.isEmpty() ? "x-unused" : account,
            "a"));
  }

  private static Set<String> ids(@Nullable List<?> records, String id) {
    return Objects.requireNonNull(records).stream()
        .map(record -> String.valueOf(((Map<?, ?>) record).get(id)))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
