package dev.mapwright.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the mappings written by hand have in common: they work on maps as Jackson reads them. */
final class ByHand {
  private ByHand() {}

  /** Puts a field unless there is no value for it. */
  static void put(Map<String, @Nullable Object> target, String key, @Nullable Object value) {
    if (value != null) {
      target.put(key, value);
    }
  }

  /** Copies a field, null included, if it is there. */
  static void copy(
      Map<String, @Nullable Object> target, String key, Map<?, ?> source, String field) {
    Object value = source.get(field);
    if (value != null || source.containsKey(field)) {
      target.put(key, value);
    }
  }

  static @Nullable Map<?, ?> object(@Nullable Object value) {
    return value instanceof Map<?, ?> object ? object : null;
  }

  static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  static List<@Nullable Object> each(
      @Nullable Object array, Function<Map<?, ?>, @Nullable Object> mapping) {
    if (!(array instanceof List<?> items)) {
      return List.of();
    }
    List<@Nullable Object> result = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Map<?, ?> item) {
        result.add(mapping.apply(item));
      }
    }
    return result;
  }
}
