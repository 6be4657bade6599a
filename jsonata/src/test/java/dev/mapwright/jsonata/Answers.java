package dev.mapwright.jsonata;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an expression gives, as one text: JSON, {@code undefined}, or an exclamation mark and the
 * code of an error.
 */
final class Answers {
  private Answers() {}

  static String of(String expression, @Nullable Object input) {
    try {
      return text(Jsonata.compile(expression).evaluate(input));
    } catch (JsonataException e) {
      return "!" + e.code();
    }
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "undefined";
      case Double number when !Double.isFinite(number) -> number.toString();
      case List<?> _, Map<?, ?> _, String _, Number _, Boolean _, JsonNull _ -> Json.write(value);
      default -> "function";
    };
  }
}
