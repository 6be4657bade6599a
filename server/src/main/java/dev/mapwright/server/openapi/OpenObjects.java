package dev.mapwright.server.openapi;

import dev.mapwright.server.http.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says of schemas of objects about which nothing is known that anything may be in them. JSON Schema
 * means so anyway, but generators take silence for an object that is always empty.
 */
final class OpenObjects {
  private static final String OPEN = "additionalProperties";
  private static final Set<String> TELLS = Set.of(OPEN, "properties", "patternProperties");

  private OpenObjects() {}

  /** The same document. */
  static JsonTree declareOpen(JsonTree document) {
    JsonTree said = new JsonTree();
    document.value().forEach((name, value) -> said.with(name, declareOpen(value)));
    return said;
  }

  private static @Nullable Object declareOpen(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        JsonTree copy = new JsonTree();
        inOrder(map)
            .forEach((name, member) -> copy.with(String.valueOf(name), declareOpen(member)));
        if (isObject(map.get("type")) && TELLS.stream().noneMatch(map::containsKey)) {
          copy.with(OPEN, true);
        }
        yield copy.value();
      }
      case List<?> items -> items.stream().map(OpenObjects::declareOpen).toList();
      case null -> null;
      default -> value;
    };
  }

  /**
   * The order of a map that has none differs from start to start, and with it the document's tag.
   */
  private static Map<?, ?> inOrder(Map<?, ?> map) {
    return map instanceof SequencedMap ? map : new TreeMap<>(map);
  }

  private static boolean isObject(@Nullable Object type) {
    return "object".equals(type) || (type instanceof List<?> types && types.contains("object"));
  }
}
