package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.JsonataException;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Values;
import org.jspecify.annotations.Nullable;

/** Functions on values of any kind. */
final class GeneralFunctions {
  private GeneralFunctions() {}

  static void register(Registry registry) {
    registry.addUnary("boolean", "<x-:b>", Values::isTrue);
    registry.addUnary("not", "<x-:b>", value -> !Values.isTrue(value));
    registry.add("exists", "<x:b>", (run, arguments) -> arguments[0] != null);
    registry.add("type", "<x:s>", (run, arguments) -> Values.type(arguments[0]));
    registry.add("error", "<s?:x>", GeneralFunctions::error);
    registry.add("assert", "<bs?:x>", GeneralFunctions::assertTrue);
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
