package dev.mapwright.kafka;

import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A vendor with many customers, each of whom has people of his own; told apart by their keys. */
public final class ManyCustomers implements AutoCloseable {
  private static final String ORIGIN = "https://api.loom.example";

  private static final String YAML =
      """
      language: 2
      connector: loom
      label: Loom
      account: {key: {title: Key, secret: true}}
      base_url: https://api.loom.example
      auth: {headers: {authorization: "Bearer {{ $account.key }}"}}
      limits: {backoff: 1ms}
      pagination: {cursor: next, cursor_param: after, size_param: size, max_size: 50}
      resources:
        candidates:
          model: ats/candidates
          list:
            request: GET /people
            records: people
            filters:
              updated_at: {operators: [gte], query: {since: "{{ $from }}"}}
          get: {request: "GET /people/{{ $id }}"}
          map:
            id: id
            first_name: first
            last_name: last
            emails: {each: mails, map: {email: $}}
            updated_at: changed
      """;

  /** What each has, by account and id. */
  final Map<String, NavigableMap<String, Map<String, Object>>> people = new ConcurrentHashMap<>();

  /** Whose credentials are refused. */
  public final Set<String> refused = ConcurrentHashMap.newKeySet();

  /** How long an answer takes. */
  volatile Duration pause = Duration.ZERO;

  private final LoopbackServer server = LoopbackServer.start(this::answer);

  /** A setting's value by which it is asked. */
  public String upstream() {
    return ORIGIN + "=" + server.origin();
  }

  /** Writes its connector. */
  public static void writeConnector(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("loom.yaml"), YAML);
  }

  /** Writes the file of some accounts. */
  public static void writeAccounts(Path file, Collection<String> ids) throws IOException {
    StringBuilder text = new StringBuilder("accounts:\n");
    ids.forEach(id ->
        text.append("  - {id: ")
            .append(id)
            .append(", connector: loom, credentials: {key: k-")
            .append(id)
            .append("}}\n"));
    Files.writeString(file, text);
  }

  public void add(String account, int count) {
    for (int i = 0; i < count; i++) {
      put(account, i, "First" + i, "2026-01-01T00:00:00Z");
    }
  }

  public void put(String account, int number, String first, String changed) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("id", id(number));
    record.put("first", first);
    record.put("last", "Last" + number);
    record.put("mails", List.of("p" + number + "@example.com"));
    record.put("changed", changed);
    people.computeIfAbsent(account, _ -> new ConcurrentSkipListMap<>()).put(id(number), record);
  }

  public void remove(String account, int number) {
    Objects.requireNonNull(people.get(account)).remove(id(number));
  }

  public static String id(int number) {
    return "00000000-0000-4000-8000-%012d".formatted(number);
  }

  private Reply answer(ReceivedRequest request) {
    String account = request.headers().getOrDefault("authorization", "").replace("Bearer k-", "");
    NavigableMap<String, Map<String, Object>> own = people.get(account);
    if (own == null || refused.contains(account)) {
      return Reply.json(401, Map.of(), Map.of("message", "who are you?"));
    }
    if (request.segments().size() == 2) {
      Map<String, Object> record = own.get(request.segments().get(1));
      return record == null
          ? Reply.json(404, Map.of(), Map.of("message", "no such person"))
          : Reply.json(200, Map.of(), record);
    }
    try {
      Thread.sleep(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return page(request, own);
  }

  private static Reply page(
      ReceivedRequest request, NavigableMap<String, Map<String, Object>> own) {
    int size = Integer.parseInt(parameter(request, "size", "10"));
    String since = parameter(request, "since", "");
    List<Map<String, Object>> people =
        own.tailMap(parameter(request, "after", ""), false).values().stream()
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
