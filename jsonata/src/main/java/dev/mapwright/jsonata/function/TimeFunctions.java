package dev.mapwright.jsonata.function;

import static dev.mapwright.jsonata.function.PictureFunctions.located;

import dev.mapwright.jsonata.picture.time.DateTimes;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.value.JsonataException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Functions that write and read points in time. Within one run it is always the same time. */
final class TimeFunctions {
  private TimeFunctions() {}

  /** The function of this name; {@code null} if it is not among these. */
  static @Nullable Builtin find(String name) {
    return switch (name) {
      case "fromMillis" -> Builtin.of("fromMillis", "<n-s?s?:s>", (run, a) -> fromMillis(a));
      case "toMillis" -> Builtin.of("toMillis", "<s-s?:n>", TimeFunctions::toMillis);
      case "now" ->
          Builtin.of("now", "<s?s?:s>", (run, a) -> format((double) run.millis(), a[0], a[1]));
      case "millis" -> Builtin.of("millis", "<:n>", (run, none) -> run.millis());
      default -> null;
    };
  }

  private static @Nullable Object fromMillis(@Nullable Object[] arguments) {
    if (!(arguments[0] instanceof Number millis)) {
      return null;
    }
    if (!Double.isFinite(millis.doubleValue())) {
      throw JsonataException.of("D1001", "A time is a finite number").withToken("fromMillis");
    }
    return format(millis.doubleValue(), arguments[1], arguments[2]);
  }

  private static @Nullable Object format(
      double millis, @Nullable Object picture, @Nullable Object timezone) {
    return located(() -> DateTimes.format(millis, text(picture), text(timezone)));
  }

  private static @Nullable Object toMillis(Run run, @Nullable Object[] arguments) {
    String picture = text(arguments[1]);
    if (!(arguments[0] instanceof String text)) {
      return null;
    }
    Instant now = Instant.ofEpochMilli(run.millis());
    return located(() -> DateTimes.parse(text, picture, now));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text ? text : null;
  }
}
