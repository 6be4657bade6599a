package dev.mapwright.engine.vendor;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived.
 *
 * @param method such as GET
 * @param target path and query, still encoded
 * @param headers by name in lower case
 * @param body as text
 */
public record Asked(String method, String target, Map<String, List<String>> headers, String body) {

  static Asked of(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    return new Asked(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** The only value of a header, or null. */
  public @Nullable String header(String name) {
    List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    if (values.size() > 1) {
      throw new AssertionError("several values of " + name + ": " + values);
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  /** Method and target. */
  public String line() {
    return method + " " + target;
  }

  /** The path alone. */
  public String path() {
    return target.split("\\?", 2)[0];
  }

  /** The query alone, still encoded; empty if there is none. */
  public String query() {
    return target.contains("?") ? target.split("\\?", 2)[1] : "";
  }
}
