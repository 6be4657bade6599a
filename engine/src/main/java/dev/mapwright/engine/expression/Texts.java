package dev.mapwright.engine.expression;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** How values read as text: in templates, paths, queries, keys and unified text fields. */
public final class Texts {
  private static final int PREVIEW = 120;

  private Texts() {}

  /** The text of a value: numbers with all digits, objects and arrays as JSON. */
  public static String of(Object value) {
    return switch (value) {
      case String text -> text;
      case JsonNull _ -> "null";
      case Double d -> number(d);
      case Map<?, ?> map -> Json.write(map);
      case List<?> list -> Json.write(list);
      default -> value.toString();
    };
  }

  /** The beginning of a value's JSON text, for messages. */
  public static String preview(Object value) {
    String text = Json.write(value);
    return text.length() <= PREVIEW ? text : text.substring(0, PREVIEW) + "…";
  }

  private static String number(double d) {
    if (d == Math.rint(d) && Math.abs(d) < 1e15) {
      return Long.toString((long) d);
    }
    return BigDecimal.valueOf(d).stripTrailingZeros().toPlainString();
  }
}
