package dev.mapwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mapwright.cli.command.Evaluator;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.serve.RunningServer;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.server.Observers;
import dev.mapwright.server.Parts;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.http.RequestObserver;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.identity.IdentityIndex;
import dev.mapwright.server.metrics.ServerMetrics;
import dev.mapwright.server.unified.EngineRuntime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A server, a vendor that knows secrets and persons, and a caller who writes them everywhere. */
final class LoggedRequests implements AutoCloseable {
  static final String KEY = "k3y-OF-the-account";
  static final String SITE = "s1te-that-is-secret";
  static final String CALLERS = "t0ken-of-the-caller";
  static final String PERSON = "Grace Hopper";
  static final String MAIL = "grace.hopper@example.com";
  static final String ID = "grace-hopper-17";
  static final String PHONE = "+1-555-0147";

  /** In no line, at no level, in no format; nor any piece of the name. */
  static final List<String> PLANTED =
      List.of(
          KEY, SITE, CALLERS, PERSON, "Grace", "Hopper", "grace", "hopper", MAIL, ID, PHONE,
          "0147");

  private static final String CONNECTOR =
      """
      language: 2
      connector: keeper
      label: Keeper
      account:
        api_key: {title: Key, secret: true}
        site: {title: Site, secret: true}
      base_url: https://api.keeper.example/v1/{{ $account.site }}
      auth:
        - {headers: {X-Key: "{{ $account.api_key }}"}}
      errors: {message: message}
      limits: {backoff: 1ms}
      pagination: none
      resources:
        candidates:
          model: ats/candidates
          records: people
          list: {request: GET /people, detail: always}
          get: {request: "GET /people/{{ $id }}/whole"}
          map:
            id: id
            name: name
            first_name: first
            emails: {each: mails, map: {email: $}}
      """;

  private final AtomicInteger failures = new AtomicInteger();
  private final LoopbackServer vendor = LoopbackServer.start(this::answer);
  private final RunningServer server;

  LoggedRequests(Path folder) throws IOException {
    this(folder, List.of());
  }

  /** Whose requests are told to these, too. */
  LoggedRequests(Path folder, List<RequestObserver> observers) throws IOException {
    Files.writeString(folder.resolve("keeper.yaml"), CONNECTOR);
    Connectors connectors = Connectors.in(folder);
    Connector keeper = connectors.find("keeper").orElseThrow();
    UnifiedModels models = UnifiedModels.bundled();
    EngineRuntime engine =
        EngineRuntime.open(
            models, Map.of(URI.create("https://api.keeper.example"), vendor.origin()));
    Parts parts =
        new Parts(
                engine.api(),
                new Accounts(
                    List.of(Account.checked("acme", keeper, Map.of("api_key", KEY, "site", SITE)))),
                connectors.all(),
                models,
                new ProjectData(() -> Evaluator.MAPWRIGHT).dialects(models),
                IdentityIndex.inMemory(InstantSource.system()))
            .watchedBy(new Observers(new ServerMetrics(engine::state), observers));
    server =
        RunningServer.start(ServerSettings.local(0), engine, null, parts, new ApiToken(CALLERS));
  }

  /** The vendor gives what it was sent back where it can. */
  private Reply answer(ReceivedRequest request) {
    String said = "no " + request.path() + " for " + request.headers().get("x-key");
    if (request.path().endsWith("/whole")) {
      return request.path().contains(ID)
          ? Reply.json(200, Map.of(), person(request.segments().get(3)))
          : Reply.json(404, Map.of("x-request-id", KEY), Map.of("message", said + MAIL));
    }
    return failures.getAndDecrement() > 0
        ? Reply.json(503, Map.of(), Map.of("message", said + PERSON))
        : Reply.json(
            200,
            Map.of(),
            Map.of("people", List.of(person(ID), person(ID + "-2"), Map.of("name", PERSON))));
  }

  private static Map<String, Object> person(String id) {
    return Map.of(
        "id", id, "name", PERSON, "first", Map.of("was", PERSON), "mails", List.of(MAIL, PHONE));
  }

  /** Asks in each way that ends otherwise, with what was planted wherever a caller can write it. */
  void make() throws IOException {
    String mine = "?integrated_account_id=acme&";
    get("/unified/ats/candidates" + mine + "name=Grace%20Hopper&meta=true", "list");
    get("/unified/ats/candidates/" + ID + mine, "get");
    get("/unified/ats/candidates/" + MAIL.replace("@", "%40") + mine, "missing");
    failures.set(1);
    get("/unified/ats/candidates" + mine + "remote_query%5BGrace%5D=" + KEY, "retried");
    get("/unified/ats/candidates" + mine + "Grace=Hopper&grace.hopper%40example.com", "bad");
    get("/unified/ats/candidates?integrated_account_id=" + ID, "unknown-account");
    get("/" + ID + "?" + MAIL.replace("@", "%40"), "nothing");
    get("/proxy/people/" + ID + mine, "proxy");
    failures.set(9);
    get("/unified/ats/candidates" + mine + "limit=1", "failing");
    failures.set(0);
    send("/unified/ats/candidates", "not a token " + KEY, "stranger");
    send("/unified/ats/candidates?limit=%zz" + MAIL, CALLERS, "broken");
  }

  int get(String path, String id) throws IOException {
    return send(path, CALLERS, id);
  }

  /** With further headers. */
  int get(String path, String id, String header) throws IOException {
    return send(path, CALLERS + "\r\n" + header, id);
  }

  /** By hand: what is planted is no HTTP that a client would send. */
  private int send(String path, String token, String id) throws IOException {
    List<String> lines =
        List.of(
            "GET " + path + " HTTP/1.1",
            "Host: here",
            "Connection: close",
            "X-Request-Id: " + id,
            "Authorization: Bearer " + token,
            "",
            "");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(String.join("\r\n", lines).getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }

  @Override
  public void close() {
    server.close();
    vendor.close();
  }
}
