package dev.mapwright.engine.expression;

import dev.mapwright.jsonata.value.JsonNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a value counts as true in a condition: as JSONata's {@code $boolean} has it. */
public final class Truth {
  private Truth() {}

  /** Undefined, null, false, 0, empty text, {} and arrays without a true item are false. */
  public static boolean of(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean truth -> truth;
      case String text -> !text.isEmpty();
      case Number number -> number.doubleValue() != 0;
      case JsonNull _ -> false;
      case Map<?, ?> map -> !map.isEmpty();
      case List<?> list -> list.stream().anyMatch(Truth::of);
      default -> false;
    };
  }
}
