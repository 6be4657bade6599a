package dev.mapwright.jsonata.picture.time;

import dev.mapwright.jsonata.picture.PictureException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Timestamps in the form of ISO 8601, read without a picture. */
final class IsoTimestamps {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})(?:-([01]\\d))?(?:-([0-3]\\d))?(?:T([0-2]\\d):([0-5]\\d):([0-5]\\d))?"
              + "(?:\\.(\\d{1,3}+)\\d*+)?(?:([+-])([0-2]\\d):?([0-5]\\d)|Z)?");
  private static final int YEAR = 1;
  private static final int MONTH = 2;
  private static final int DAY = 3;
  private static final int HOUR = 4;
  private static final int MINUTE = 5;
  private static final int SECOND = 6;
  private static final int FRACTION = 7;
  private static final int ZONE_SIGN = 8;
  private static final int ZONE_HOUR = 9;
  private static final int ZONE_MINUTE = 10;

  private static final long MILLIS_OF_MINUTE = 60_000;
  private static final long MINUTES_OF_DAY = 24 * 60;

  private final String text;
  private final Matcher form;

  private IsoTimestamps(String text, Matcher form) {
    this.text = text;
    this.form = form;
  }

  /**
   * Milliseconds since 1970. A time without a zone is UTC's, where the reference takes the zone of
   * the machine it runs on; a day that the month does not have carries over.
   *
   * @return {@code null} if the text has the form, but no such time exists
   * @throws PictureException D3110 if the text has another form
   */
  static @Nullable Long parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new PictureException(
          "D3110",
          "The timestamp must be in the form of ISO 8601 such as 2018-02-01T09:42:13.123Z; for"
              + " another form, give a picture",
          text);
    }
    return new IsoTimestamps(text, form).millis();
  }

  private @Nullable Long millis() {
    int month = number(MONTH, 1);
    int day = number(DAY, 1);
    boolean dayWithoutMonth = has(DAY) && !has(MONTH);
    if (month < 1 || month > 12 || day < 1 || day > 31 || dayWithoutMonth || !isTimeValid()) {
      return null;
    }
    long days = LocalDate.of(number(YEAR, 0), month, 1).toEpochDay() + day - 1;
    long minutes = days * MINUTES_OF_DAY + number(HOUR, 0) * 60L + number(MINUTE, 0);
    return (minutes - zoneMinutes()) * MILLIS_OF_MINUTE
        + number(SECOND, 0) * 1_000L
        + fractionMillis();
  }

  private boolean isTimeValid() {
    if (!has(HOUR)) {
      return !has(FRACTION) && !has(ZONE_SIGN);
    }
    int hour = number(HOUR, 0);
    boolean midnight = number(MINUTE, 0) == 0 && number(SECOND, 0) == 0 && fractionMillis() == 0;
    return (hour < 24 || (hour == 24 && midnight)) && number(ZONE_HOUR, 0) < 24;
  }

  private int zoneMinutes() {
    if (!has(ZONE_SIGN)) {
      return 0;
    }
    int minutes = number(ZONE_HOUR, 0) * 60 + number(ZONE_MINUTE, 0);
    return text.charAt(form.start(ZONE_SIGN)) == '-' ? -minutes : minutes;
  }

  private int fractionMillis() {
    int millis = number(FRACTION, 0);
    return switch (form.end(FRACTION) - form.start(FRACTION)) {
      case 1 -> millis * 100;
      case 2 -> millis * 10;
      default -> millis;
    };
  }

  private boolean has(int group) {
    return form.start(group) >= 0;
  }

  private int number(int group, int otherwise) {
    return has(group) ? Integer.parseInt(text, form.start(group), form.end(group), 10) : otherwise;
  }
}
