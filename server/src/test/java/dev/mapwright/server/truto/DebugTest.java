package dev.mapwright.server.truto;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was sent, what came, and whether it goes in circles. */
class DebugTest {
  private static final String SECRET = "planted-key-7741";
  private static final String LIST =
      "/unified/ats/candidates?integrated_account_id=a&truto_response_format=debug";
  private static final String ONE =
      "/unified/ats/candidates/7?integrated_account_id=a&truto_response_format=debug";

  private final LoopbackServer vendor = LoopbackServer.start(this::answer);
  private final EngineRuntime engine =
      EngineRuntime.sandbox(
          UnifiedModels.bundled(), Map.of(URI.create("https://api.acme.example"), vendor.origin()));
  private final TestServer server = server();
  private volatile boolean isCircle;
  private final AtomicInteger failures = new AtomicInteger();

  private TestServer server() {
    LoadResult loaded =
        new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled())
            .load(
                new SourceFile(
                    "connectors/acme.yaml",
                    """
                    language: 2
                    connector: acme
                    label: Acme
                    account: {key: {title: Key, secret: true}}
                    base_url: https://api.acme.example
                    auth: {headers: {X-Key: "{{ $account.key }}"}}
                    errors: {message: error}
                    resources:
                      candidates:
                        model: ats/candidates
                        records: people
                        list:
                          request: GET /people
                          pagination: {cursor: next, cursor_param: after, size_param: n, max_size: 2}
                        get: {request: "GET /people/{{ $id }}", record: $}
                        map: {id: id}
                    """));
    Connector connector = Objects.requireNonNull(loaded.connector(), loaded::render);
    return TestServer.of(
        TestServer.parts(
            engine.api(),
            new Accounts(List.of(new Account("a", connector, Map.of("key", SECRET)))),
            new LinkedHashMap<>(Map.of("acme", connector))),
        ServerSettings.local(0));
  }

  private Reply answer(ReceivedRequest request) {
    if (failures.getAndDecrement() > 0) {
      return Reply.json(503, Map.of(), Map.of("error", "busy with " + SECRET));
    }
    if (!request.path().equals("/people")) {
      return Reply.json(404, Map.of(), Map.of("error", "nobody"));
    }
    String after = request.query().values().getOrDefault("after", List.of("0")).getFirst();
    List<?> people = List.of(Map.of("id", after + "1"), Map.of("id", after + "2"));
    Object next = after.equals("0") ? "1" : isCircle ? "0" : "";
    return Reply.json(200, Map.of(), Map.of("people", people, "next", next));
  }

  @AfterEach
  void close() {
    server.close();
    engine.close();
    vendor.close();
  }

  @Test
  void aListShowsEachRequestAndItsAnswer() {
    TestServer.Answer answer = server.get(LIST);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(at(answer, "response", "result_count")).isEqualTo(4L);
    assertThat(at(answer, "debug", "is_looping")).isEqualTo(false);
    List<?> requests = (List<?>) at(answer, "debug", "requests");
    assertThat(requests).hasSize(2);
    Map<?, ?> first = (Map<?, ?>) requests.getFirst();
    assertThat(first.get("outcome")).isEqualTo("ok");
    assertThat(String.valueOf(first.get("request")))
        .contains("https://api.acme.example/people?n=2", "X-Key, ***");
    assertThat(String.valueOf(first.get("answer"))).contains("\"people\"");
    assertThat(answer.text()).doesNotContain(SECRET);
  }

  @Test
  void attemptsAreShownAndAreNoLoop() {
    failures.set(1);

    TestServer.Answer answer = server.get(LIST + "&limit=1");

    assertThat(answer.status()).isEqualTo(200);
    List<?> requests = (List<?>) at(answer, "debug", "requests");
    assertThat(requests.toString()).contains("attempt=1", "attempt=2");
    assertThat(at(answer, "debug", "is_looping")).isEqualTo(false);
    assertThat(answer.text()).contains("busy with ***").doesNotContain(SECRET);
  }

  @Test
  void aCircleIsALoop() {
    isCircle = true;

    TestServer.Answer answer = server.get(LIST);

    assertThat(at(answer, "debug", "is_looping")).isEqualTo(true);
  }

  @Test
  void aFailureHasItsStatusAndWhatLedToIt() {
    TestServer.Answer answer = server.get(ONE);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(at(answer, "response", "statusCode")).isEqualTo(404L);
    assertThat(at(answer, "debug", "requests").toString()).contains("/people/7", "nobody");
  }

  private static Object at(TestServer.Answer answer, String part, String member) {
    Map<?, ?> whole = (Map<?, ?>) Json.read(answer.text());
    return Objects.requireNonNull(
        ((Map<?, ?>) Objects.requireNonNull(whole.get(part))).get(member), member);
  }
}
