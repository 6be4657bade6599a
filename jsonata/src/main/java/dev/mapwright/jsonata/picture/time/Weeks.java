package dev.mapwright.jsonata.picture.time;

import java.time.LocalDate;

/**
 * Weeks of a year and of a month, from Monday to Sunday: the first one is that with the first
 * Thursday, as ISO 8601 says for years and XPath for months too.
 */
final class Weeks {
  private static final int DAYS = 7;

  private Weeks() {}

  static int ofYear(LocalDate date) {
    int year = date.getYear();
    return week(day(date), firstWeek(year, 1), firstWeek(year + 1, 1), firstWeek(year - 1, 1), 52);
  }

  static int ofMonth(LocalDate date) {
    LocalDate next = date.plusMonths(1);
    LocalDate previous = date.minusMonths(1);
    return week(day(date), firstWeek(date), firstWeek(next), firstWeek(previous), 4);
  }

  /** The year that the date's week belongs to. */
  static int year(LocalDate date) {
    long today = date.toEpochDay();
    int year = date.getYear();
    if (today < firstWeek(year, 1)) {
      return year - 1;
    }
    return today >= firstWeek(year + 1, 1) ? year + 1 : year;
  }

  /** The month that the date's week belongs to. */
  static int month(LocalDate date) {
    long today = date.toEpochDay();
    if (today < firstWeek(date)) {
      return date.minusMonths(1).getMonthValue();
    }
    LocalDate next = date.plusMonths(1);
    return today >= firstWeek(next) ? next.getMonthValue() : date.getMonthValue();
  }

  static int dayOfYear(LocalDate date) {
    return (int) (day(date) - JsDate.firstDay(date.getYear(), 1)) + 1;
  }

  /** Days since 1970, in the year that {@link JsDate} takes the date's for. */
  private static long day(LocalDate date) {
    return JsDate.firstDay(date.getYear(), date.getMonthValue()) + date.getDayOfMonth() - 1;
  }

  private static int week(long today, long first, long next, long previous, int ordinaryWeeks) {
    if (today < first) {
      return number(today, previous);
    }
    boolean late = today - first > (ordinaryWeeks - 1L) * DAYS;
    return late && today >= next ? 1 : number(today, first);
  }

  private static int number(long today, long first) {
    return (int) Math.floorDiv(today - first, DAYS) + 1;
  }

  private static long firstWeek(LocalDate month) {
    return firstWeek(month.getYear(), month.getMonthValue());
  }

  /** The Monday of the first week, in days since 1970. */
  private static long firstWeek(int year, int month) {
    long first = JsDate.firstDay(year, month);
    int dayOfWeek = LocalDate.ofEpochDay(first).getDayOfWeek().getValue();
    return dayOfWeek > 4 ? first + 8 - dayOfWeek : first - (dayOfWeek - 1);
  }
}
