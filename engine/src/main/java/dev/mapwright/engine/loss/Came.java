package dev.mapwright.engine.loss;

import dev.mapwright.jsonata.value.JsonNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What kind of value came, in words that give nothing of it away. */
public final class Came {
  private Came() {}

  /** The kind of a value; null is undefined. */
  public static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case JsonNull _ -> "null";
      case String _ -> "text";
      case Boolean _ -> "true or false";
      case Number _ -> "a number";
      case List<?> _ -> "a list";
      case Map<?, ?> _ -> "an object";
      default -> "a function";
    };
  }
}
