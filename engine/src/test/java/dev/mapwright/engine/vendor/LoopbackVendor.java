package dev.mapwright.engine.vendor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mapwright.jsonata.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A vendor made of a few routes, which remembers what it was asked. */
public final class LoopbackVendor implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Function<Asked, Object>> routes = new ConcurrentHashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** A request. */
  public record Asked(String path, Map<String, String> query) {
    /** A number in the query. */
    public int number(String name, int otherwise) {
      return query.containsKey(name) ? Integer.parseInt(query.get(name)) : otherwise;
    }
  }

  /** An answer that is no 200. */
  public record Refusal(int status, Object body) {}

  /** Starts on a free port. */
  public LoopbackVendor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** What it answers at a path; of several, the longest that the path begins with. */
  public LoopbackVendor at(String path, Function<Asked, Object> answer) {
    routes.put(path, answer);
    return this;
  }

  /** Where it is. */
  public URI origin() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Paths with their decoded queries, in the order they were asked for; forgets them. */
  public List<String> asked() {
    synchronized (asked) {
      List<String> all = List.copyOf(asked);
      asked.clear();
      return all;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    asked.add(
        path
            + (query.isEmpty()
                ? ""
                : query.toString().replace("{", "?").replace("}", "").replace(", ", "&")));
    Object answer =
        routes.keySet().stream()
            .filter(path::startsWith)
            .max(java.util.Comparator.comparingInt(String::length))
            .map(route -> routes.get(route).apply(new Asked(path, query)))
            .orElse(new Refusal(404, Map.of("message", "no route")));
    int status = answer instanceof Refusal refusal ? refusal.status() : 200;
    Object body = answer instanceof Refusal refusal ? refusal.body() : answer;
    byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null && !raw.isEmpty()) {
      for (String pair : raw.split("&")) {
        String[] parts = pair.split("=", 2);
        query.merge(decode(parts[0]), decode(parts[1]), (a, b) -> a + "," + b);
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
