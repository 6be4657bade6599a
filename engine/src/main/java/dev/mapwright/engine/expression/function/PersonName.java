package dev.mapwright.engine.expression.function;

import dev.mapwright.engine.expression.function.AddedFunction.Example;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code $first_name} and {@code $last_name}: a full name, split at its first blank. */
final class PersonName {
  static final AddedFunction FIRST =
      new AddedFunction(
          "first_name",
          "$first_name(name)",
          "The part of a full name before its first blank; all of it if there is none.",
          List.of(
              new Example("$first_name(\"Ada King Lovelace\")", "\"Ada\""),
              new Example("$first_name(\"Ada\")", "\"Ada\""),
              new Example("$first_name(\"\")", "undefined")),
          values -> part("first_name", values, true));

  static final AddedFunction LAST =
      new AddedFunction(
          "last_name",
          "$last_name(name)",
          "The part of a full name after its first blank; undefined if there is none.",
          List.of(
              new Example("$last_name(\"Ada King Lovelace\")", "\"King Lovelace\""),
              new Example("$last_name(\"Ada\")", "undefined"),
              new Example("$last_name(null)", "undefined")),
          values -> part("last_name", values, false));

  private PersonName() {}

  private static @Nullable Object part(
      String function, List<@Nullable Object> values, boolean first) {
    Object value = new Arguments(function, values, 1, 1).value(0);
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      return value; // no name, which the field tells of
    }
    String given = new Arguments(function, values, 1, 1).textOrNothing(0);
    if (given == null) {
      return null;
    }
    String name = given.strip();
    int blank = 0;
    while (blank < name.length() && !Character.isWhitespace(name.charAt(blank))) {
      blank++;
    }
    if (first) {
      return name.substring(0, blank);
    }
    return blank == name.length() ? null : name.substring(blank).strip();
  }
}
