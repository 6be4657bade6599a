package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Values;
import dev.mapwright.jsonata.value.JsonataException;
import org.jspecify.annotations.Nullable;

/** Functions on values of any kind. */
final class GeneralFunctions {
  private GeneralFunctions() {}

  /** The function of this name; {@code null} if it is not among these. */
  static @Nullable Builtin find(String name) {
    return switch (name) {
      case "boolean" -> Builtin.unary("boolean", "<x-:b>", Values::isTrue);
      case "not" -> Builtin.unary("not", "<x-:b>", (run, value) -> !Values.isTrue(run, value));
      case "exists" -> Builtin.of("exists", "<x:b>", (run, arguments) -> arguments[0] != null);
      case "type" -> Builtin.of("type", "<x:s>", (run, arguments) -> Values.type(arguments[0]));
      case "error" -> Builtin.of("error", "<s?:x>", GeneralFunctions::error);
      case "assert" -> Builtin.of("assert", "<bs?:x>", GeneralFunctions::assertTrue);
      default -> null;
    };
  }

  private static @Nullable Object error(Run run, @Nullable Object[] arguments) {
    throw JsonataException.of("D3137", message(arguments[0], "$error() function evaluated"));
  }

  private static @Nullable Object assertTrue(Run run, @Nullable Object[] arguments) {
    if (!Boolean.TRUE.equals(arguments[0])) {
      throw JsonataException.of("D3141", message(arguments[1], "$assert() statement failed"));
    }
    return null;
  }

  private static String message(@Nullable Object given, String otherwise) {
    return given instanceof String text && !text.isEmpty() ? text : otherwise;
  }
}
