package dev.mapwright.server.identity;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.server.Parts;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.unified.EngineRuntime;
import dev.mapwright.server.unified.UnifiedApi;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A vendor with so many persons, 10 on a page, and an engine that reads them. */
final class Persons implements AutoCloseable {
  static final String RESOURCE = "candidates";

  private static final int PAGE = 10;
  private static final String YAML =
      """
      language: 2
      connector: persons
      label: Persons
      base_url: https://api.persons.example
      pagination: {page_param: page, size_param: size, max_size: 10}
      resources:
        candidates:
          model: ats/candidates
          list: {request: GET /persons, records: persons}
          get: {request: "GET /persons/{{ $id }}"}
          related:
            labels: {kind: per_key, request: "GET /labels/{{ $key }}", by: id, optional: true, many: true}
            kinds: {kind: table, request: GET /kinds, optional: true}
          map:
            id: id
            first_name: first
            company: $kinds(1).name
            title: $detail.job
            tags: {each: $labels(id), map: {name: text}}
      """;

  /** The first names, by id; where there is none, a person is called by its id. */
  final Map<String, String> names = new ConcurrentHashMap<>();

  /** What is answered to a path instead. */
  final Map<String, Reply> instead = new ConcurrentHashMap<>();

  /** The paths that were asked for, each with the number of its page. */
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  final Account account;
  volatile int count;
  volatile Duration delay = Duration.ZERO;
  private final LoopbackServer vendor;
  private final EngineRuntime engine;

  Persons(int count) {
    this.count = count;
    this.vendor = LoopbackServer.start(this::answer);
    UnifiedModels models = UnifiedModels.bundled();
    LoadResult loaded =
        new ConnectorLoader(new JsonataLanguage(), models)
            .load(new SourceFile("connectors/persons.yaml", YAML));
    Connector connector = loaded.connector();
    if (connector == null) {
      throw new AssertionError(loaded.render());
    }
    this.account = new Account("acme", connector, Map.of());
    this.engine =
        EngineRuntime.sandbox(
            models, Map.of(URI.create("https://api.persons.example"), vendor.origin()));
  }

  UnifiedApi api() {
    return engine.api();
  }

  /** A server over them, with an index of its own. */
  TestServer serve(IdentityIndex index) {
    LinkedHashMap<String, Connector> connectors = new LinkedHashMap<>();
    connectors.put("persons", account.connector());
    Parts parts = TestServer.parts(api(), new Accounts(List.of(account)), connectors);
    return TestServer.of(
        new Parts(
            parts.api(),
            parts.accounts(),
            parts.connectors(),
            parts.models(),
            parts.dialects(),
            index),
        ServerSettings.local(0));
  }

  ListCall list(int limit, boolean hydrate) {
    CallOptions options = new CallOptions(Duration.ofSeconds(20), 200, hydrate, false);
    return new ListCall(account, RESOURCE, Query.ALL, Wants.ALL, limit, null, options);
  }

  GetCall get(String id) {
    return new GetCall(account, RESOURCE, id, Wants.ALL, Map.of(), CallOptions.DEFAULT);
  }

  private Reply answer(ReceivedRequest request) {
    int page =
        Integer.parseInt(request.query().values().getOrDefault("page", List.of("1")).getFirst());
    asked.add(request.path() + (page > 1 ? "?" + page : ""));
    sleep();
    Reply other = instead.get(request.path());
    if (other != null) {
      return other;
    }
    return switch (request.segments().getFirst()) {
      case "labels", "kinds" ->
          Reply.json(
              200,
              Map.of(),
              page == 1 ? List.of(Map.of("id", 1, "text", "seen", "name", "Mill")) : List.of());
      default ->
          request.segments().size() > 1
              ? Reply.json(200, Map.of(), person(request.segments().get(1)))
              : Reply.json(200, Map.of(), Map.of("persons", page(page)));
    };
  }

  private void sleep() {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Object> page(int page) {
    return IntStream.rangeClosed((page - 1) * PAGE + 1, Math.min(page * PAGE, count))
        .mapToObj(id -> (Object) person("p" + id))
        .toList();
  }

  private Map<String, Object> person(String id) {
    return Map.of("id", id, "first", names.getOrDefault(id, id), "job", "Cook");
  }

  @Override
  public void close() {
    engine.close();
    vendor.close();
  }
}
