package dev.mapwright.engine.vendor;

import dev.mapwright.jsonata.value.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A loopback vendor made of a few paths that answer values as JSON. */
public final class RoutedVendor implements AutoCloseable {
  private final Map<String, Function<Query, Object>> routes = new ConcurrentHashMap<>();
  private final LoopbackVendor vendor = new LoopbackVendor(this::answer);
  private int told;

  /** A request's decoded query; repeated parameters are joined by commas. */
  public record Query(Map<String, String> parameters) {
    static Query of(String raw) {
      Map<String, String> parameters = new LinkedHashMap<>();
      for (String pair : raw.isEmpty() ? new String[0] : raw.split("&")) {
        String[] parts = pair.split("=", 2);
        parameters.merge(decode(parts[0]), decode(parts[1]), (a, b) -> a + "," + b);
      }
      return new Query(parameters);
    }

    private static String decode(String text) {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A parameter split at commas. */
    public List<String> list(String name) {
      return List.of(parameters.getOrDefault(name, "").split(","));
    }

    /** A parameter as a number. */
    public int number(String name, int otherwise) {
      String text = parameters.get(name);
      return text == null ? otherwise : Integer.parseInt(text);
    }

    @Override
    public String toString() {
      return parameters.isEmpty()
          ? ""
          : "?"
              + String.join(
                  "&",
                  parameters.entrySet().stream()
                      .map(e -> e.getKey() + "=" + e.getValue())
                      .toList());
    }
  }

  /** An answer that is no 200. */
  public record Refusal(int status, Object body) {}

  /** What it answers below a path; the longest that fits counts. */
  public RoutedVendor at(String path, Function<Query, Object> answer) {
    routes.put(path, answer);
    return this;
  }

  /** Where it is. */
  public URI uri() {
    return vendor.uri();
  }

  /** All requests as they came. */
  public List<Asked> requests() {
    return vendor.asked();
  }

  /** Paths with their decoded queries, since this was last asked. */
  public List<String> asked() {
    List<String> all = new ArrayList<>();
    for (Asked asked : vendor.asked()) {
      all.add(asked.path() + Query.of(asked.query()));
    }
    List<String> latest = all.subList(told, all.size());
    told = all.size();
    return List.copyOf(latest);
  }

  private Said answer(Asked asked) {
    Object answer =
        routes.keySet().stream()
            .filter(asked.path()::startsWith)
            .max(Comparator.comparingInt(String::length))
            .map(routes::get)
            .map(route -> route.apply(Query.of(asked.query())))
            .orElse(new Refusal(404, Map.of("message", "no such path")));
    return switch (answer) {
      case Said said -> said;
      case Refusal(int status, Object body) -> Said.json(Json.write(body)).as(status);
      default -> Said.json(Json.write(answer));
    };
  }

  @Override
  public void close() {
    vendor.close();
  }
}
