package dev.mapwright.engine.expression.jsonata4java;

import dev.mapwright.jsonata.value.Json;
import java.util.Set;
import java.util.regex.Pattern;

/** Values and names as JSONata4Java's grammar has them. */
final class Literals {
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> WORDS =
      Set.of("and", "or", "in", "true", "false", "null", "function", "i", "m");

  private Literals() {}

  static String of(Object value) {
    return value instanceof Double number ? number.toString() : Json.write(value);
  }

  /** Its quoted names know the escapes of JSON; {@code i} and {@code m} are its words for flags. */
  static String name(String name) {
    if (PLAIN_NAME.matcher(name).matches() && !WORDS.contains(name)) {
      return name;
    }
    String text = Json.write(name);
    return "`" + text.substring(1, text.length() - 1).replace("`", "\\u0060") + "`";
  }
}
