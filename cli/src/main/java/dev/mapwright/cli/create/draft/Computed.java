package dev.mapwright.cli.create.draft;

import dev.mapwright.jsonata.value.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A value of a stand-in that is computed.
 *
 * @param expression JSONata
 */
record Computed(String expression) {

  /** An expression for a value with computed ones in it. */
  static String text(Object value) {
    return switch (value) {
      case Computed computed -> computed.expression();
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(member -> Json.write(member.getKey()) + ": " + text(member.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case List<?> list ->
          list.stream().map(Computed::text).collect(Collectors.joining(", ", "[", "]"));
      default -> Json.write(value);
    };
  }
}
