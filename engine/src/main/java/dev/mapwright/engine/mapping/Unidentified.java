package dev.mapwright.engine.mapping;

import dev.mapwright.engine.expression.function.Blanks;
import dev.mapwright.engine.loss.Came;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.value.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells apart why an item has no value for what the model requires of it: the vendor left it blank,
 * which says nothing, or what the mapping reads is not there at all, which is a loss.
 */
final class Unidentified {
  private Unidentified() {}

  /**
   * What is lost with an item; null if nothing is.
   *
   * @param member computes what is required
   * @param field of the list
   */
  static @Nullable Loss loss(MappingNode member, Object item, FieldPath field) {
    if (!(member instanceof ValueNode value)) {
      return null;
    }
    Set<List<String>> paths = value.expression().reads().inputPaths();
    if (paths.isEmpty() || paths.stream().anyMatch(path -> isThere(path, item))) {
      return null;
    }
    String without =
        paths.stream()
            .map(path -> "`" + String.join(".", path) + "`")
            .sorted()
            .collect(Collectors.joining(", ", Came.of(item) + " without ", ""));
    return new Loss(Loss.Kind.ITEM, field.toString(), value.expression().place(), without);
  }

  /** Whether a path leads somewhere, or ends at something blank. */
  private static boolean isThere(List<String> path, Object item) {
    Object at = item;
    for (String key : path) {
      if (Blanks.isBlank(at) || at instanceof List<?>) {
        return true;
      }
      if (!(at instanceof Map<?, ?> object) || !hadKey(object, key)) {
        return false;
      }
      at = object.get(key);
    }
    return true;
  }

  /** Also one whose blank member expressions do not see. */
  private static boolean hadKey(Map<?, ?> object, String key) {
    return object.containsKey(key)
        || (object instanceof JsonObject part && part.keys().whole().find(key) >= 0);
  }
}
