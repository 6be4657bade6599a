package dev.mapwright.server.truto;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.unified.EngineRuntime;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A vendor on loopback with files of all sizes, and the real server before it. */
final class FileVendor implements AutoCloseable {
  static final long LARGE = 64L << 20;

  /** The most that the server passes on. */
  static final long MOST = 128L << 20;

  private static final String YAML =
      """
      language: 2
      connector: acme
      label: Acme
      account: {key: {secret: true}}
      base_url: https://acme.example/v1
      auth: {headers: {x-key: "{{ $account.key }}"}}
      resources:
        candidates:
          model: ats/candidates
          list: {request: GET /people}
          get: {request: "GET /people/{{ $id }}"}
          content: {authenticated: true}
          map:
            id: id
            attachments:
              each: files
              map: {id: $, file_name: '"c:v.pdf"', file_url: '$ = "inline" ? null : "https://acme.example/v1/" & $'}
      """;

  private static final String PERSON =
      """
      {"id": 7, "files": ["cv", "inline", "forbidden", "huge", "endless", "large", "slow", "silent"]}
      """;

  private static final byte[] MEGABYTE = new byte[1 << 20];

  /** Of the endless file. */
  final AtomicLong sent = new AtomicLong();

  /** When the slow file could not be sent to its end. */
  final CountDownLatch cut = new CountDownLatch(1);

  /** When the endless file is no longer wanted. */
  final CountDownLatch stopped = new CountDownLatch(1);

  /** One for each time that the silent file was asked for. */
  final Semaphore asked = new Semaphore(0);

  private final CountDownLatch ended = new CountDownLatch(1);

  /** Of the slow file, those that may be sent. */
  final Semaphore letters = new Semaphore(0);

  private final HttpServer vendor;
  private final EngineRuntime engine;
  final TestServer server;

  FileVendor() throws IOException {
    vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    vendor.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    vendor.createContext(
        "/v1/people/7", exchange -> says(exchange, 200, "application/json", PERSON));
    vendor.createContext(
        "/v1/cv", exchange -> says(exchange, 200, "application/pdf", "bytes of a file"));
    vendor.createContext(
        "/v1/forbidden", exchange -> says(exchange, 403, "application/json", "{\"no\": 1}"));
    vendor.createContext("/v1/huge", exchange -> zeros(exchange, MOST + 1, MOST + 1));
    vendor.createContext("/v1/large", exchange -> zeros(exchange, LARGE, LARGE));
    vendor.createContext("/v1/slow", this::slowly);
    vendor.createContext("/v1/silent", _ -> silently());
    vendor.createContext("/v1/endless", exchange -> zeros(exchange, 0, Long.MAX_VALUE));
    vendor.start();
    URI there = URI.create("http://127.0.0.1:" + vendor.getAddress().getPort());
    UnifiedModels models = UnifiedModels.bundled();
    engine = EngineRuntime.sandbox(models, Map.of(URI.create("https://acme.example"), there));
    Connector connector = connector(models);
    SequencedMap<String, Connector> connectors = new LinkedHashMap<>(Map.of("acme", connector));
    Accounts accounts =
        new Accounts(
            Stream.of("acme-1", "acme-2")
                .map(id -> new Account(id, connector, Map.of("key", "hidden-key")))
                .toList());
    server =
        TestServer.of(
            TestServer.parts(engine.api(), accounts, connectors),
            ServerSettings.builder().fileBytes(MOST).build());
  }

  private static Connector connector(UnifiedModels models) {
    LoadResult loaded =
        new ConnectorLoader(new JsonataLanguage(), models)
            .load(new SourceFile("connectors/acme.yaml", YAML));
    Connector connector = loaded.connector();
    if (connector == null) {
      throw new AssertionError(loaded.render());
    }
    return connector;
  }

  private static void says(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    boolean known = "hidden-key".equals(exchange.getRequestHeaders().getFirst("x-key"));
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", type);
    exchange.sendResponseHeaders(known ? status : 401, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  /** A head at once, then a byte whenever somebody says so. */
  private void slowly(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (exchange) {
      exchange.getResponseBody().flush();
      for (char letter : "slow".toCharArray()) {
        letters.acquire();
        exchange.getResponseBody().write(letter);
        exchange.getResponseBody().flush();
      }
    } catch (InterruptedException | IOException e) {
      cut.countDown();
      throw new IOException(e);
    }
  }

  /** No head, until the test ends. */
  private void silently() throws IOException {
    try {
      asked.release();
      ended.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Sends so many, whatever length it claims; 0 claims none. */
  private void zeros(HttpExchange exchange, long claimed, long count) throws IOException {
    exchange.sendResponseHeaders(200, claimed);
    try (exchange) {
      OutputStream out = exchange.getResponseBody();
      for (long left = count; left > 0; left -= MEGABYTE.length) {
        out.write(MEGABYTE, 0, (int) Math.min(left, MEGABYTE.length));
        sent.addAndGet(MEGABYTE.length);
      }
    } finally {
      stopped.countDown();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    server.close();
    engine.close();
    vendor.stop(0);
  }
}
