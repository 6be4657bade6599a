package dev.mapwright.server.turn;

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
import dev.mapwright.server.http.CallLimits;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.unified.EngineRuntime;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A vendor of many candidates that takes its time, and a server before it. Of the candidates only
 * three have the address that is asked for, and the vendor cannot filter by it. All times are those
 * of the real world, divided by {@link #SCALE}.
 */
final class LongList implements AutoCloseable {
  /** A test takes seconds by it; with 1 it takes as long as the real thing. */
  static final int SCALE = Integer.getInteger("mapwright.scale", 10);

  static final List<String> WANTED = List.of("6001", "9901", "9990");

  static final String ADDRESS = "wanted@x.example";

  private static final int MANY = 10_000;

  final AtomicInteger asked = new AtomicInteger();
  final TestServer server;
  private final Duration delay;
  private final LoopbackServer vendor;
  private final EngineRuntime engine;

  /** Half a second a page of a hundred. */
  static LongList slow(CallLimits limits) {
    return new LongList(100, "", Duration.ofMillis(500), limits);
  }

  /** A hundred calls a minute, and fifty on a page: two minutes' worth. */
  static LongList paced(CallLimits limits) {
    String pace =
        "limits: {requests: 100, per: " + scaled(Duration.ofMinutes(1)).toMillis() + "ms}";
    return new LongList(50, pace, Duration.ofMillis(20), limits);
  }

  /** The server's usual limits. */
  static CallLimits usual() {
    CallLimits usual = CallLimits.DEFAULT;
    return new CallLimits(
        scaled(usual.turn()), usual.requests(), scaled(usual.patience()), scaled(usual.beat()));
  }

  static Duration scaled(Duration time) {
    return time.dividedBy(SCALE);
  }

  private LongList(int page, String limits, Duration delay, CallLimits calls) {
    this.delay = scaled(delay);
    this.vendor = LoopbackServer.start(this::answer);
    UnifiedModels models = UnifiedModels.bundled();
    LoadResult loaded =
        new ConnectorLoader(new JsonataLanguage(), models)
            .load(new SourceFile("connectors/long.yaml", yaml(page, limits)));
    Connector connector = loaded.connector();
    if (connector == null) {
      throw new AssertionError(loaded.render());
    }
    this.engine =
        EngineRuntime.open(models, Map.of(URI.create("https://api.long.example"), vendor.origin()));
    List<Account> accounts =
        Stream.concat(
                Stream.of("warm"),
                Stream.of(Client.values())
                    .flatMap(client -> Stream.of(Client.Form.values()).map(client::account)))
            .map(id -> new Account(id, connector, Map.of()))
            .toList();
    this.server =
        TestServer.of(
            TestServer.parts(
                engine.api(),
                new Accounts(accounts),
                new LinkedHashMap<>(Map.of("long", connector))),
            ServerSettings.builder().calls(calls).build());
    warmUp();
  }

  /** A server that has just started takes as long for its first answer as a turn lasts here. */
  private void warmUp() {
    String url = "/unified/ats/candidates?limit=1&integrated_account_id=warm";
    for (int i = 0; i < 20 && server.get(url).status() != 200; i++) {
      Thread.onSpinWait();
    }
  }

  private static String yaml(int page, String limits) {
    return """
    language: 2
    connector: long
    label: Long
    base_url: https://api.long.example
    pagination: {page_param: page, size_param: size, max_size: %d}
    %s
    resources:
      candidates:
        model: ats/candidates
        list: {request: GET /people, records: people}
        get: {request: "GET /people/{{ $id }}"}
        map: {id: id, name: name, emails: {each: mail, map: {email: $}}}
    """
        .formatted(page, limits);
  }

  private Reply answer(ReceivedRequest request) {
    asked.incrementAndGet();
    try {
      TimeUnit.NANOSECONDS.sleep(delay.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int page = number(request, "page");
    int size = number(request, "size");
    int begin = (page - 1) * size;
    List<?> people =
        IntStream.range(begin, Math.max(begin, Math.min(MANY, begin + size)))
            .mapToObj(LongList::person)
            .toList();
    return Reply.json(200, Map.of(), Map.of("people", people));
  }

  private static int number(ReceivedRequest request, String name) {
    return Integer.parseInt(request.query().values().getOrDefault(name, List.of("1")).getFirst());
  }

  private static Map<String, String> person(int number) {
    String id = String.valueOf(number);
    return Map.of(
        "id", id, "name", "N" + id, "mail", WANTED.contains(id) ? ADDRESS : "other@x.example");
  }

  @Override
  public void close() {
    server.close();
    engine.close();
    vendor.close();
  }
}
