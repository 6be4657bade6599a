package dev.mapwright.engine.expression.function;

import dev.mapwright.engine.expression.function.AddedFunction.Example;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $escape}: text inside a vendor's own query language. */
final class Escape {
  private static final String NAME = "escape";

  static final AddedFunction FUNCTION =
      new AddedFunction(
          NAME,
          "$escape(text, characters)",
          "The text with a backslash before each of the characters.",
          List.of(
              new Example("$escape(\"Smith (Jr.)\", \"()\")", "\"Smith \\\\(Jr.\\\\)\""),
              new Example("$escape(\"a\\\\b\", \"\\\\\")", "\"a\\\\\\\\b\""),
              new Example("$escape(\"plain\", \"()\")", "\"plain\"")),
          Escape::apply);

  private Escape() {}

  private static @Nullable Object apply(List<@Nullable Object> values) {
    Arguments arguments = new Arguments(NAME, values, 2, 2);
    if (arguments.value(0) == null) {
      return null;
    }
    String text = arguments.text(0);
    String special = arguments.text(1);
    StringBuilder out = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(c -> {
          if (special.indexOf(c) >= 0) {
            out.append('\\');
          }
          out.appendCodePoint(c);
        });
    return out.toString();
  }
}
