package dev.mapwright.jsonata.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where in a value something lies, as a path of JSONata: {@code $.lines[1].`unit price`}. */
public final class Places {
  private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]*";
  private static final String CURE =
      "write what an evaluation gives, or a String, a number, a Map or a List";

  private Places() {}

  /** The place of a member of the object at a place. */
  public static String member(String object, String key) {
    return object + "." + (key.matches(NAME) ? key : "`" + key + "`");
  }

  /** The place of an item of the array at a place. */
  public static String item(String array, int index) {
    return array + "[" + index + "]";
  }

  /** {@code M4002} for the first thing in a value that is none, read or computed. */
  public static JsonataException refusal(@Nullable Object value) {
    JsonataException found = refusal("$", value);
    return found == null ? JsonataException.noJson("$", value, CURE) : found;
  }

  private static @Nullable JsonataException refusal(String place, @Nullable Object value) {
    return switch (value) {
      case List<?> list -> firstOf(place, list);
      case Map<?, ?> map -> firstOf(place, map);
      case null, default -> isSimple(value) ? null : JsonataException.noJson(place, value, CURE);
    };
  }

  private static @Nullable JsonataException firstOf(String place, List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      JsonataException found = refusal(item(place, i), list.get(i));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable JsonataException firstOf(String place, Map<?, ?> map) {
    for (Map.Entry<?, ?> member : map.entrySet()) {
      String there = member(place, String.valueOf(member.getKey()));
      JsonataException found = refusal(there, member.getValue());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Whether it is a value that is neither array nor object; {@code null} is undefined. */
  static boolean isSimple(@Nullable Object value) {
    return value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value == null
        || value instanceof JsonNull
        || value instanceof AnyFunction;
  }
}
