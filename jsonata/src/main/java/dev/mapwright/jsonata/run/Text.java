package dev.mapwright.jsonata.run;

import dev.mapwright.jsonata.value.JsonNumber;
import dev.mapwright.jsonata.value.JsonWriter;
import dev.mapwright.jsonata.value.JsonataException;
import org.jspecify.annotations.Nullable;

/** What {@code $string} and {@code &} make of a value. */
public final class Text {
  private Text() {}

  /** The value as text; undefined is the empty text. */
  public static String of(Run run, @Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    return value instanceof Long || value instanceof Boolean
        ? value.toString()
        : of(run, value, false);
  }

  /** The value as text, arrays and objects as JSON. */
  public static String of(Run run, Object value, boolean pretty) {
    if (value instanceof Number number) {
      double size = number.doubleValue();
      if (number instanceof Double && !Double.isFinite(size)) {
        throw JsonataException.of(
                "D3001", "Attempting to invoke string function on Infinity or NaN")
            .withValue(number);
      }
      return JsonNumber.text(
          number instanceof Double fraction ? Numbers.rounded(fraction) : number);
    }
    if (value instanceof FunctionValue) {
      return "";
    }
    Object whole = value instanceof Sequence list && list.isOuterWrapper() ? list.get(0) : value;
    return run.made(new JsonWriter(pretty, Text::leaf, run.stringLength() + 1).write(whole));
  }

  /** Numbers with at most fifteen digits of a fraction; functions as empty strings. */
  private static @Nullable Object leaf(@Nullable Object value) {
    return switch (value) {
      case Double number -> Numbers.isNumeric(number) ? Numbers.rounded(number) : number;
      case FunctionValue _ -> "";
      case null, default -> value;
    };
  }
}
