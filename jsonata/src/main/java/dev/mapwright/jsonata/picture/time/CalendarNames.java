package dev.mapwright.jsonata.picture.time;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The English names of months and days, each list counting from one. */
final class CalendarNames {
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  private CalendarNames() {}

  /** The names for a component, or {@code null} if it has none. */
  static @Nullable List<String> of(char component) {
    return switch (component) {
      case 'M', 'x' -> MONTHS;
      case 'F' -> DAYS;
      default -> null;
    };
  }
}
