package dev.mapwright.engine.expression.function;

import dev.mapwright.jsonata.value.JsonNumber;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the arguments of a call that may be given secrets: its errors say what was expected, never
 * a value. What is missing is an error, since a request without its signature helps nobody.
 */
final class SecretArguments {
  /** Known before there is data: a fixed argument that is wrong. */
  private static final String WRONG = "D3110";

  /** Known only with data. */
  private static final String UNFIT = "U0110";

  private final String function;
  private final List<@Nullable Object> values;

  SecretArguments(String function, List<@Nullable Object> values, int least, int most) {
    this.function = function;
    this.values = values;
    if (values.size() < least || values.size() > most) {
      throw JsonataException.of(
              "T0410",
              "$"
                  + function
                  + " takes "
                  + least
                  + " to "
                  + most
                  + " arguments, not "
                  + values.size())
          .withToken(function);
    }
  }

  /** A word of a list, which is no secret. */
  String oneOf(int index, String what, Collection<String> words) {
    Object value = values.get(index);
    if (value instanceof String word && words.contains(word)) {
      return word;
    }
    List<String> sorted = words.stream().sorted().toList();
    throw error(
        value == null ? UNFIT : WRONG, "expects " + what + ", one of " + String.join(", ", sorted));
  }

  /** How bytes are written. */
  BytesForm form(int index, BytesForm byDefault) {
    return index >= values.size() || values.get(index) == null
        ? byDefault
        : BytesForm.of(oneOf(index, "a form", BytesForm.WORDS));
  }

  /** The bytes of a text or of a number's digits. */
  byte[] bytes(int index, String what) {
    return bytes(index, what, BytesForm.TEXT);
  }

  byte[] bytes(int index, String what, BytesForm form) {
    String text = text(index, what);
    try {
      return form.read(text);
    } catch (IllegalArgumentException _) {
      throw failure("cannot read " + what + " as " + form.name().toLowerCase(Locale.ROOT));
    }
  }

  /** A text, or a number's digits. */
  String text(int index, String what) {
    return switch (values.get(index)) {
      case String text -> text;
      case Number number -> JsonNumber.text(number);
      case null -> throw failure("needs " + what + ", which is undefined");
      default -> throw failure("expects a text as " + what);
    };
  }

  /** An argument as it is; null for undefined and for none. */
  @Nullable Object value(int index) {
    return index < values.size() ? values.get(index) : null;
  }

  JsonataException failure(String message) {
    return error(UNFIT, message);
  }

  private JsonataException error(String code, String message) {
    return JsonataException.of(code, "$" + function + " " + message).withToken(function);
  }
}
