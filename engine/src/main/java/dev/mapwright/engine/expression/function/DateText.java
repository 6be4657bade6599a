package dev.mapwright.engine.expression.function;

import dev.mapwright.engine.expression.function.AddedFunction.Example;
import dev.mapwright.engine.time.Moment;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code $date}: a moment in the form that a vendor wants. */
final class DateText {
  private static final String NAME = "date";

  static final AddedFunction FUNCTION =
      new AddedFunction(
          NAME,
          "$date(moment, pattern)",
          "A moment in UTC, written by a pattern of java.time.format.DateTimeFormatter. The moment"
              + " is ISO 8601 text (as $from, $to and mapped dates are) or a number of milliseconds"
              + " since 1970. Undefined and null give undefined.",
          List.of(
              new Example("$date(\"2024-01-02T03:04:05Z\", \"yyyy-MM-dd\")", "\"2024-01-02\""),
              new Example(
                  "$date(\"2024-01-02T00:30:00+01:00\", \"dd/MM/yyyy HH:mm\")",
                  "\"01/01/2024 23:30\""),
              new Example(
                  "$date(1704164645000, \"yyyy-MM-dd'T'HH:mm:ss.SSSXX\")",
                  "\"2024-01-02T03:04:05.000Z\""),
              new Example("$date(null, \"yyyy\")", "undefined")),
          DateText::apply);

  private DateText() {}

  private static @Nullable Object apply(List<@Nullable Object> values) {
    Arguments arguments = new Arguments(NAME, values, 2, 2);
    Object moment = arguments.value(0);
    if (moment == null || moment instanceof JsonNull) {
      return null;
    }
    try {
      return DateTimeFormatter.ofPattern(arguments.text(1), Locale.ROOT)
          .format(Instant.ofEpochMilli(millis(moment)).atZone(ZoneOffset.UTC));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw error("cannot use this pattern: " + e.getMessage()).withValue(arguments.text(1));
    }
  }

  private static long millis(Object moment) {
    if (moment instanceof Number number) {
      return number.longValue();
    }
    OptionalLong read = moment instanceof String text ? Moment.parse(text) : OptionalLong.empty();
    return read.orElseThrow(
        () -> error("takes ISO 8601 text or milliseconds since 1970").withValue(moment));
  }

  private static JsonataException error(String message) {
    return JsonataException.of("D3110", "$" + NAME + " " + message).withToken(NAME);
  }
}
