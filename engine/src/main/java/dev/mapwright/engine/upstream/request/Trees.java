package dev.mapwright.engine.upstream.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Lays one tree of values over another. */
public final class Trees {
  private Trees() {}

  /** Member by member; header and parameter names that are there keep their place. */
  static <V> SequencedMap<String, V> merged(
      Map<String, ? extends V> below, Map<String, ? extends V> above) {
    SequencedMap<String, V> merged = new LinkedHashMap<>(below);
    above.forEach((key, value) -> merged.merge(key, value, Trees::mergedAs));
    return merged;
  }

  static @Nullable Object mergedOrEither(@Nullable Object below, @Nullable Object above) {
    return below == null || above == null ? (above == null ? below : above) : merged(below, above);
  }

  static @Nullable Map<String, Object> mergedMaps(
      @Nullable Map<String, Object> below, @Nullable Map<String, Object> above) {
    return below == null || above == null
        ? (above == null ? below : above)
        : Trees.<Object>merged(below, above);
  }

  /** All members of both; of two with the same name the upper one. */
  public static Map<Object, Object> merge(Map<?, ?> below, Map<?, ?> above) {
    Map<Object, Object> all = new LinkedHashMap<>(below);
    all.putAll(above);
    return all;
  }

  /** The place of the first two values that differ, or null. */
  static @Nullable String conflict(Map<?, ?> below, Map<?, ?> above) {
    for (Map.Entry<?, ?> member : above.entrySet()) {
      Object present = below.get(member.getKey());
      Object value = member.getValue();
      if (present instanceof Map<?, ?> a && value instanceof Map<?, ?> b) {
        String inside = conflict(a, b);
        if (inside != null) {
          return member.getKey() + " " + inside;
        }
      } else if (present != null
          && !(present instanceof List && value instanceof List)
          && !present.equals(value)) {
        return String.valueOf(member.getKey());
      }
    }
    return null;
  }

  private static Object merged(Object below, Object above) {
    if (below instanceof Map<?, ?> a && above instanceof Map<?, ?> b) {
      Map<Object, Object> both = new LinkedHashMap<>(a);
      b.forEach((key, value) -> both.merge(key, value, Trees::merged));
      return both;
    }
    if (below instanceof List<?> a && above instanceof List<?> b) {
      List<Object> both = new ArrayList<>(a);
      both.addAll(b);
      return both;
    }
    return above;
  }

  @SuppressWarnings("unchecked") // texts merge to a text, trees to a tree
  private static <V> V mergedAs(V below, V above) {
    return (V) merged(below, above);
  }
}
