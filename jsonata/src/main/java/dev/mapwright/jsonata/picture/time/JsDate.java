package dev.mapwright.jsonata.picture.time;

import dev.mapwright.jsonata.picture.PictureException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** What JavaScript's {@code Date} can hold, and how it counts. */
final class JsDate {
  private static final double MOST_MILLIS = 8.64e15;
  private static final double MILLIS_OF_DAY = 86_400_000;
  private static final int MOST_YEARS = 300_000;

  private JsDate() {}

  /** Date and time in UTC of milliseconds since 1970; D1001 if out of a date's range. */
  static LocalDateTime at(double millis) {
    if (!isValid(millis)) {
      throw new PictureException("D1001", "The time is out of a date's range", millis);
    }
    long whole = (long) millis;
    int nanos = (int) Math.floorMod(whole, 1_000L) * 1_000_000;
    return LocalDateTime.ofEpochSecond(Math.floorDiv(whole, 1_000L), nanos, ZoneOffset.UTC);
  }

  /** {@code Date.UTC} takes the years 0 to 99 for those of the twentieth century. */
  static int fullYear(int year) {
    return year >= 0 && year < 100 ? 1_900 + year : year;
  }

  /** Days from 1970 to a month's first day. */
  static long firstDay(int year, int month) {
    return LocalDate.of(fullYear(year), month, 1).toEpochDay();
  }

  /**
   * {@code Date.UTC}: milliseconds since 1970, where too many days, hours and so on carry over.
   *
   * @param month from 0 on
   * @return NaN if a component is NaN or the time is out of range
   */
  static double utc(double year, double month, double day, double timeMillis) {
    double years = fullYear(year) + Math.floor(month / 12);
    if (Double.isNaN(years) || Math.abs(years) > MOST_YEARS) {
      return Double.NaN;
    }
    int monthOfYear = (int) (month - 12 * Math.floor(month / 12)) + 1;
    long firstDay = LocalDate.of((int) years, monthOfYear, 1).toEpochDay();
    double millis = (firstDay + day - 1) * MILLIS_OF_DAY + timeMillis;
    return isValid(millis) ? millis : Double.NaN;
  }

  static boolean isValid(double millis) {
    return Math.abs(millis) <= MOST_MILLIS;
  }

  private static double fullYear(double year) {
    return year >= 0 && year < 100 ? 1_900 + year : year;
  }
}
