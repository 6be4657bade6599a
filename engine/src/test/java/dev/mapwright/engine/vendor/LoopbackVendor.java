package dev.mapwright.engine.vendor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A vendor on loopback: answers over real HTTP and remembers what it was asked. */
public final class LoopbackVendor implements AutoCloseable {
  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** Answers every request by a function. */
  public LoopbackVendor(Function<Asked, Said> answer) {
    this(server(), answer);
  }

  /** Answers every request by a function, on a server that is bound but not started. */
  public LoopbackVendor(HttpServer server, Function<Asked, Said> answer) {
    this.server = server;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> handle(exchange, answer));
    server.start();
  }

  /** {@code http://127.0.0.1:port}. */
  public String origin() {
    return "http://127.0.0.1:" + port();
  }

  /** The origin as a URI. */
  public URI uri() {
    return URI.create(origin());
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** All requests so far. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** The only request. */
  public Asked askedOnce() {
    if (asked.size() != 1) {
      throw new AssertionError("expected one request, but there were " + asked);
    }
    return asked.getFirst();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange, Function<Asked, Said> answer) throws IOException {
    try (exchange) {
      Asked request = Asked.of(exchange);
      asked.add(request);
      Said said = answer.apply(request);
      said.headers()
          .forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
      exchange.sendResponseHeaders(
          said.status(), said.body().length == 0 ? -1 : said.body().length);
      exchange.getResponseBody().write(said.body());
    }
  }

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
