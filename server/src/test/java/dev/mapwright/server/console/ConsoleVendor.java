package dev.mapwright.server.console;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor on loopback whose texts, and whose connector's texts, try to be more than texts. */
final class ConsoleVendor implements AutoCloseable {
  static final String KEY = "planted-good-key";
  static final String SCRIPT = "<script>alert(1)</script>";
  static final String BREAKOUT = "\"><img src=x onerror=alert(2)>";

  static final String YAML =
      """
      language: 2
      connector: acme
      label: Acme <b>"Hire"</b>
      docs: https://acme.example/api
      account:
        key: {title: "Key </dt><script>alert(3)</script>", help: "Under <i>Keys</i>", secret: true}
        site: {title: Site, pattern: "[a-z]+", optional: true}
      base_url: https://api.acme.example
      auth: {headers: {x-key: "{{ $account.key }}"}}
      pagination: {page_param: page, size_param: per_page, max_size: 2}
      errors: {message: error}
      resources:
        candidates:
          model: ats/candidates
          records: people
          list:
            request: GET /people
            filters:
              emails.email: {param: email}
          get: {request: "GET /people/{{ $id }}", record: $}
          let:
            full: $join([first, last], " ")
          map:
            id: id
            first_name: first
            last_name: last
            name: $full # both
            title: job.title
            emails: {each: mails, map: {email: $}}
            company: $detail.employer
            created_at: made
            updated_at: made
      """;

  /** What was asked, as paths with queries. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  private final LoopbackServer server = LoopbackServer.start(this::answer);

  LoopbackServer server() {
    return server;
  }

  static Connector connector() {
    LoadResult result =
        new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled())
            .load(new SourceFile("connectors/acme.yaml", YAML));
    return Objects.requireNonNull(result.connector(), result::render);
  }

  private Reply answer(ReceivedRequest request) {
    asked.add(request.path() + "?" + request.query().values());
    if (!KEY.equals(request.headers().get("x-key"))) {
      return Reply.json(401, Map.of(), Map.of("error", "no " + SCRIPT));
    }
    if (!request.path().equals("/people")) {
      return Reply.json(
          200, Map.of(), person(Integer.parseInt(request.path().substring("/people/".length()))));
    }
    String page = request.query().values().getOrDefault("page", List.of("1")).getFirst();
    List<Object> people =
        switch (page) {
          case "1" -> List.of(person(1), person(2));
          case "2" -> List.of(person(3));
          default -> List.of();
        };
    return Reply.json(200, Map.of(), Map.of("people", people));
  }

  private static Map<String, Object> person(int id) {
    return Map.of(
        "id",
        id,
        "first",
        "Zoë " + SCRIPT,
        "last",
        id == 1 ? BREAKOUT : "No. " + id,
        "job",
        Map.of(),
        "mails",
        List.of("zoe" + id + "@example.com"),
        "made",
        "2026-01-0" + id + "T10:00:00Z");
  }

  @Override
  public void close() {
    server.close();
  }
}
