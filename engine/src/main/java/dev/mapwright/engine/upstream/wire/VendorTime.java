package dev.mapwright.engine.upstream.wire;

import dev.mapwright.engine.time.Moment;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** When a vendor wants us to come again, or a token ends, in any form that vendors use. */
public final class VendorTime {
  private static final double EPOCH_SECONDS = 1e9;
  private static final double EPOCH_MILLIS = 1e12;

  /** Further away than anyone waits, and far from what overflows. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  /** The form of today, and the two older ones that RFC 9110 still has recipients read. */
  private static final List<DateTimeFormatter> HTTP_DATES =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss zzz", Locale.ENGLISH),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
              .withZone(ZoneOffset.UTC));

  private VendorTime() {}

  /**
   * Reads a moment.
   *
   * @param value a number, or a text with one: below 10⁹ seconds from now, below 10¹² epoch
   *     seconds, above it epoch milliseconds; or an ISO time (UTC if it names no zone) or an HTTP
   *     date
   * @return the moment, or null if the value is none of these
   */
  public static @Nullable Instant read(@Nullable Object value, Instant now) {
    return switch (value) {
      case Number number -> ofNumber(number.doubleValue(), now);
      case String text -> ofText(text.strip(), now);
      case null, default -> null;
    };
  }

  private static @Nullable Instant ofText(String text, Instant now) {
    try {
      return ofNumber(new BigDecimal(text).doubleValue(), now);
    } catch (NumberFormatException _) {
      OptionalLong millis = Moment.parse(text);
      return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()) : ofHttpDate(text);
    }
  }

  private static @Nullable Instant ofHttpDate(String text) {
    for (DateTimeFormatter form : HTTP_DATES) {
      try {
        return Instant.from(form.parse(text));
      } catch (DateTimeException _) {
        // perhaps in the next form
      }
    }
    return null;
  }

  private static @Nullable Instant ofNumber(double number, Instant now) {
    if (Double.isNaN(number)) {
      return null;
    }
    Instant latest = now.plus(FOREVER);
    if (number < EPOCH_SECONDS) {
      return now.plusMillis((long) (Math.max(0, number) * 1000));
    }
    double millis = number < EPOCH_MILLIS ? number * 1000 : number;
    return millis > latest.toEpochMilli() ? latest : Instant.ofEpochMilli((long) millis);
  }
}
