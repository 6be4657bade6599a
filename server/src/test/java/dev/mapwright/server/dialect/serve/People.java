package dev.mapwright.server.dialect.serve;

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
import dev.mapwright.server.TestServer;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.openapi.Documented;
import dev.mapwright.server.unified.EngineRuntime;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A vendor of people whose records a test changes, an engine that reads them, and a server with two
 * accounts of it: {@code mill}, whose token is {@code mill-token}, and {@code forge}.
 */
final class People implements AutoCloseable {
  static final String API = "/api/ats/v1/candidates";

  private static final String YAML =
      """
      language: 2
      connector: people
      label: People
      account: {key: {title: Key, secret: true}}
      base_url: https://api.people.example
      auth: {headers: {authorization: "Bearer {{ $account.key }}"}}
      pagination: {page_param: page, size_param: per_page, max_size: 3}
      resources:
        candidates:
          model: ats/candidates
          list: {request: GET /people, records: people}
          get: {request: "GET /people/{{ $id }}"}
          map:
            id: id
            first_name: first
            last_name: last
            company: company
            title: $detail.title
            can_email: mail_me
            phones: {each: phones, map: {number: $}}
            emails: {each: mails, map: {email: $}}
            urls: {each: links, map: {url: url, type: kind}}
            tags: {each: tags, map: {name: $}}
            applications: {each: jobs, map: {id: $, job: {id: $}, candidate: {id: $id}}}
            attachments: {each: files, map: {id: id, file_name: name, file_url: url}}
            created_at: made
            updated_at: changed
      """;

  /** What the vendor has, by id. */
  final Map<String, Map<String, Object>> records = Collections.synchronizedMap(new TreeMap<>());

  /** What the vendor answers to everything, under {@code all}. */
  final Map<String, Reply> instead = new ConcurrentHashMap<>();

  /** What stands in the head of each answer. */
  final Map<String, String> headers = new ConcurrentHashMap<>();

  final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  final TestServer server;
  private final LoopbackServer vendor;
  private final EngineRuntime engine;

  People() {
    vendor = LoopbackServer.start(this::answer);
    UnifiedModels models = UnifiedModels.bundled();
    engine =
        EngineRuntime.sandbox(
            models, Map.of(URI.create("https://api.people.example"), vendor.origin()));
    Connector connector = connector(models);
    Accounts accounts =
        new Accounts(
            List.of(
                new Account("mill", connector, Map.of("key", "k1")),
                new Account("forge", connector, Map.of("key", "k2"))),
            Map.of("mill", "mill-token"));
    LinkedHashMap<String, Connector> connectors = new LinkedHashMap<>();
    connectors.put("people", connector);
    server =
        TestServer.of(
            TestServer.parts(engine.api(), accounts, connectors), ServerSettings.local(0));
  }

  private static Connector connector(UnifiedModels models) {
    LoadResult loaded =
        new ConnectorLoader(new JsonataLanguage(), models)
            .load(new SourceFile("connectors/people.yaml", YAML));
    Connector connector = loaded.connector();
    if (connector == null) {
      throw new AssertionError(loaded.render());
    }
    return connector;
  }

  private Reply answer(ReceivedRequest request) {
    asked.add(request.path());
    Reply other = instead.get("all");
    if (other != null) {
      return other;
    }
    if (request.segments().size() == 2) {
      Map<String, Object> record = records.get(request.segments().get(1));
      return record == null
          ? Reply.json(404, Map.of(), Map.of("message", "no such person"))
          : Reply.json(200, headers, record);
    }
    int page = number(request, "page", 1);
    int size = number(request, "per_page", 3);
    List<Map<String, Object>> people =
        records.values().stream().skip((page - 1L) * size).limit(size).map(People::thin).toList();
    return Reply.json(200, headers, Map.of("people", people));
  }

  /** Lists leave the title out. */
  private static Map<String, Object> thin(Map<String, Object> record) {
    Map<String, Object> thin = new LinkedHashMap<>(record);
    thin.remove("title");
    return thin;
  }

  private static int number(ReceivedRequest request, String name, int byDefault) {
    List<String> values = request.query().values().get(name);
    return values == null ? byDefault : Integer.parseInt(values.getFirst());
  }

  /** A person with everything. */
  void add(String id, String first, String last) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("id", id);
    record.put("first", first);
    record.put("last", last);
    record.put("company", "Mill of " + first);
    record.put("title", "Miller");
    record.put("mail_me", true);
    record.put("phones", List.of("+44 20 7946 0" + id));
    record.put("mails", List.of(first.toLowerCase(Locale.ROOT) + "@example.com"));
    record.put("links", List.of(Map.of("url", "https://example.com/" + id, "kind", "Website")));
    record.put("tags", List.of("grain", "tag-" + id));
    record.put("jobs", List.of("job-" + id));
    record.put("files", List.of(file(id, "1")));
    record.put("made", "2026-01-0" + id + "T08:00:00Z");
    record.put("changed", "2026-02-0" + id + "T08:00:00Z");
    records.put(id, record);
  }

  private static Map<String, Object> file(String id, String signature) {
    String url = "https://files.example/" + id + "?s=" + signature;
    return Map.of("id", "file-" + id, "name", "cv.pdf", "url", url);
  }

  /** The link to the file of a person is signed anew. */
  void signAnew(String id, String signature) {
    change(id, "files", List.of(file(id, signature)));
  }

  void change(String id, String field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(Objects.requireNonNull(records.get(id)));
    changed.put(field, value);
    records.put(id, changed);
  }

  /** Asks in Bindbee's form as the account {@code mill}. */
  TestServer.Answer bindbee(String pathAndQuery) {
    return ask(pathAndQuery, "x-connector-token", "mill-token");
  }

  /** The records of a list in Bindbee's form, which must succeed. */
  @SuppressWarnings("unchecked") // as the dialect's document says
  List<Map<String, Object>> items(String query) {
    TestServer.Answer answer = bindbee(query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return (List<Map<String, Object>>) Objects.requireNonNull(answer.json().get("items"));
  }

  /** Asks in Merge's form as the account {@code mill}. */
  TestServer.Answer merge(String pathAndQuery) {
    return ask(pathAndQuery, "X-Account-Token", "mill-token");
  }

  /** Asks as an account. */
  TestServer.Answer ask(String pathAndQuery, String header, String token) {
    return server.send(
        "GET",
        API + pathAndQuery,
        Map.of("authorization", "Bearer " + TestServer.TOKEN, header, token));
  }

  /** A dialect's own document. */
  Documented document(String dialect) {
    return new Documented(server.send("GET", "/openapi/" + dialect + ".json", Map.of()).json());
  }

  @Override
  public void close() {
    server.close();
    engine.close();
    vendor.close();
  }
}
