package dev.mapwright.server.sync;

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
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A vendor whose records a test changes: pages by a cursor, and a filter by the time of change. */
final class Vendor implements AutoCloseable {
  static final String ORIGIN = "https://api.loom.example";

  private static final String YAML =
      """
      language: 2
      connector: loom
      label: Loom
      account: {key: {title: Key, secret: true}}
      base_url: https://api.loom.example
      auth: {headers: {authorization: "Bearer {{ $account.key }}"}}
      limits: {backoff: 1ms}
      pagination: {cursor: next, cursor_param: after, size_param: size, max_size: 10}
      resources:
        candidates:
          model: ats/candidates
          list:
            request: GET /people
            records: people
            filters:
              updated_at: {operators: [gte], query: {since: "{{ $from }}"}}
          get: {request: "GET /people/{{ $id }}"}
          related:
            labels: {kind: table, request: GET /labels, records: labels, optional: true}
          map:
            id: id
            first_name: first
            last_name: last
            emails: {each: mails, map: {email: $}}
            tags: {each: $labels(label), map: {name: text}}
            updated_at: changed
      """;

  private static final Map<String, String> LABEL = Map.of("id", "l1", "text", "weaver");

  /** What it has, by id. */
  final NavigableMap<String, Map<String, Object>> records = new ConcurrentSkipListMap<>();

  /** Each request as path and query. */
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** What it answers instead; null for what it has. */
  volatile Function<String, @Nullable Reply> instead = _ -> null;

  private final LoopbackServer server = LoopbackServer.start(this::answer);

  /** The connector, with its text changed in a way. */
  static Connector connector(String from, String to) {
    LoadResult loaded =
        new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled())
            .load(new SourceFile("connectors/loom.yaml", YAML.replace(from, to)));
    Connector connector = loaded.connector();
    if (connector == null) {
      throw new AssertionError(loaded.render());
    }
    return connector;
  }

  static Connector connector() {
    return connector("", "");
  }

  static Account account(String id, Connector connector) {
    return new Account(id, connector, Map.of("key", "k-" + id));
  }

  /** Where it is played. */
  Map<URI, URI> elsewhere() {
    return Map.of(URI.create(ORIGIN), server.origin());
  }

  void add(int number) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("id", id(number));
    record.put("first", "First" + number);
    record.put("last", "Last" + number);
    record.put("mails", List.of("p" + number + "@example.com"));
    record.put("label", LABEL.get("id"));
    record.put("changed", Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number).toString());
    records.put(id(number), record);
  }

  void addAll(int count) {
    for (int i = 0; i < count; i++) {
      add(i);
    }
  }

  static String id(int number) {
    return "p%07d".formatted(number);
  }

  void change(int number, String field, Object value) {
    Map<String, Object> changed =
        new LinkedHashMap<>(Objects.requireNonNull(records.get(id(number))));
    changed.put(field, value);
    records.put(id(number), changed);
  }

  private Reply answer(ReceivedRequest request) {
    String line = request.path() + " " + request.query().values();
    asked.add(line);
    Reply other = instead.apply(line);
    if (other != null) {
      return other;
    }
    if (request.path().equals("/labels")) {
      return Reply.json(200, Map.of(), Map.of("labels", List.of(LABEL)));
    }
    if (request.segments().size() == 2) {
      Map<String, Object> record = records.get(request.segments().get(1));
      return record == null
          ? Reply.json(404, Map.of(), Map.of("message", "no such person"))
          : Reply.json(200, Map.of(), record);
    }
    return page(request);
  }

  private Reply page(ReceivedRequest request) {
    int size = Integer.parseInt(parameter(request, "size", "10"));
    String since = parameter(request, "since", "");
    List<Map<String, Object>> people =
        records.tailMap(parameter(request, "after", ""), false).values().stream()
            .filter(record -> String.valueOf(record.get("changed")).compareTo(since) >= 0)
            .limit(size + 1L)
            .toList();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("people", people.subList(0, Math.min(size, people.size())));
    if (people.size() > size) {
      answer.put("next", people.get(size - 1).get("id"));
    }
    return Reply.json(200, Map.of(), answer);
  }

  private static String parameter(ReceivedRequest request, String name, String byDefault) {
    List<String> values = request.query().values().get(name);
    return values == null ? byDefault : values.getFirst();
  }

  @Override
  public void close() {
    server.close();
  }
}
