package dev.mapwright.engine.mapping;

import dev.mapwright.engine.loss.Came;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.mapping.finish.Blanks;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.value.JsonNull;
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
      if (isBlank(at) || at instanceof List<?>) {
        return true;
      }
      if (!(at instanceof Map<?, ?> object) || !object.containsKey(key)) {
        return false;
      }
      at = object.get(key);
    }
    return true;
  }

  private static boolean isBlank(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case String text -> Blanks.isBlank(text);
      case List<?> list -> list.isEmpty();
      case Map<?, ?> object -> object.isEmpty();
      default -> value == JsonNull.NULL;
    };
  }
}
