package dev.mapwright.server.token;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mapwright.server.body.FormBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A vendor on loopback whose access tokens end when it says so, and that replaces each refresh
 * token. Whoever sends one a second time is let in no more, as vendors take that for a theft.
 */
final class RotatingVendor implements AutoCloseable {
  static final String FIRST = "refresh-1";

  private final HttpServer server;
  private String refresh = FIRST;
  private String access = "";
  private int given;
  private boolean isClosed;
  private volatile String client = "";

  RotatingVendor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/token", this::token);
    server.createContext("/people", this::people);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** No access token is good any more. */
  synchronized void expire() {
    access = "";
  }

  /** The customer takes the consent back, or gives it anew. */
  synchronized void consent(boolean isGiven) {
    isClosed = !isGiven;
    refresh = isGiven ? "refresh-again" : "";
    access = "";
  }

  /** How often it gave a token. */
  synchronized int given() {
    return given;
  }

  /** Which app asked last, and what proved it. */
  String client() {
    return client;
  }

  /** Whether a refresh token was sent a second time. */
  synchronized boolean isClosed() {
    return isClosed;
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = FormBody.pairs(body);
    client = form.get("client_id") + " " + form.get("client_secret");
    String next = next(form.getOrDefault("refresh_token", ""));
    send(
        exchange,
        next.isEmpty() ? 400 : 200,
        next.isEmpty() ? "{\"error\": \"invalid_grant\"}" : next);
  }

  private synchronized String next(String sent) {
    isClosed |= !sent.equals(refresh);
    if (isClosed) {
      return "";
    }
    given++;
    refresh = "refresh-" + (given + 1);
    access = "access-" + given;
    return "{\"access_token\": \"%s\", \"refresh_token\": \"%s\", \"expires_in\": 3600}"
        .formatted(access, refresh);
  }

  private void people(HttpExchange exchange) throws IOException {
    boolean isKnown = isKnown(exchange.getRequestHeaders().getFirst("authorization"));
    send(
        exchange,
        isKnown ? 200 : 401,
        isKnown ? "{\"id\": \"7\", \"people\": [{\"id\": \"7\"}]}" : "{}");
  }

  private synchronized boolean isKnown(String header) {
    return !access.isEmpty() && ("Bearer " + access).equals(header);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("content-type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
