package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.picture.PictureException;
import dev.mapwright.jsonata.picture.number.Integers;
import dev.mapwright.jsonata.picture.number.NumberText;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Functions that write and read numbers by a picture string. */
final class PictureFunctions {
  private PictureFunctions() {}

  /** The function of this name; {@code null} if it is not among these. */
  static @Nullable Builtin find(String name) {
    return switch (name) {
      case "formatNumber" -> Builtin.of("formatNumber", "<n-so?:s>", (run, a) -> formatNumber(a));
      case "formatBase" -> Builtin.of("formatBase", "<n-n?:s>", (run, a) -> formatBase(a));
      case "formatInteger" -> Builtin.of("formatInteger", "<n-s:s>", (run, a) -> formatInteger(a));
      case "parseInteger" -> Builtin.of("parseInteger", "<s-s:n>", (run, a) -> parseInteger(a));
      default -> null;
    };
  }

  private static @Nullable Object formatNumber(@Nullable Object[] arguments) {
    if (!(arguments[0] instanceof Number number)) {
      return null;
    }
    String picture = arguments[1] instanceof String given ? given : "";
    Map<String, Object> options = new LinkedHashMap<>();
    if (arguments[2] instanceof Map<?, ?> given) {
      given.forEach((key, value) -> options.put(String.valueOf(key), value));
    }
    return located(() -> NumberText.format(number, picture, options));
  }

  private static @Nullable Object formatBase(@Nullable Object[] arguments) {
    Number radix = arguments[1] instanceof Number given ? given : null;
    return arguments[0] instanceof Number number
        ? located(() -> NumberText.formatBase(number, radix))
        : null;
  }

  private static @Nullable Object formatInteger(@Nullable Object[] arguments) {
    String picture = arguments[1] instanceof String given ? given : "";
    return arguments[0] instanceof Number number
        ? located(() -> Integers.format(number, picture))
        : null;
  }

  private static @Nullable Object parseInteger(@Nullable Object[] arguments) {
    String picture = arguments[1] instanceof String given ? given : "";
    return arguments[0] instanceof String text
        ? located(() -> Integers.parse(text, picture))
        : null;
  }

  static <T extends @Nullable Object> T located(Supplier<T> work) {
    try {
      return work.get();
    } catch (PictureException e) {
      throw JsonataException.of(e.code(), e.getMessage()).withValue(e.value());
    }
  }
}
