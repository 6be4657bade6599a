package dev.mapwright.engine.expression.function;

import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonNumber;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of a call; wrong ones are the reference's errors of signature. */
final class Arguments {
  private final String function;
  private final List<@Nullable Object> values;

  Arguments(String function, List<@Nullable Object> values, int least, int most) {
    this.function = function;
    this.values = values;
    if (values.size() < least || values.size() > most) {
      String expected = least == most ? "" + least : least + " or more";
      throw error("takes " + expected + " argument(s), not " + values.size());
    }
  }

  /** An argument as it is; null for undefined. */
  @Nullable Object value(int index) {
    return values.get(index);
  }

  /** An argument that is text or a number; null for undefined, null, and blank text. */
  @Nullable String textOrNothing(int index) {
    Object value = values.get(index);
    return switch (value) {
      case null -> null;
      case JsonNull _ -> null;
      case String text -> text.isBlank() ? null : text;
      case Number number -> JsonNumber.text(number);
      default -> throw error("argument " + (index + 1) + " must be text").withValue(value);
    };
  }

  /** An argument that must be text. */
  String text(int index) {
    Object value = values.get(index);
    if (value instanceof String text) {
      return text;
    }
    throw error("argument " + (index + 1) + " must be text").withValue(value);
  }

  private JsonataException error(String message) {
    return JsonataException.of("T0410", "$" + function + " " + message).withToken(function);
  }
}
