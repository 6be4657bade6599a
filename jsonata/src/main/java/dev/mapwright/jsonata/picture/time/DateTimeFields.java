package dev.mapwright.jsonata.picture.time;

import java.time.LocalDateTime;

/** The components of a moment, by their letters in a picture. */
record DateTimeFields(LocalDateTime moment) {
  private static final int NOON = 12;

  /** The number of any component that has one; names and am or pm count from Monday, January. */
  int get(char component) {
    return switch (component) {
      case 'Y' -> moment.getYear();
      case 'M' -> moment.getMonthValue();
      case 'D' -> moment.getDayOfMonth();
      case 'd' -> Weeks.dayOfYear(moment.toLocalDate());
      case 'F' -> moment.getDayOfWeek().getValue();
      case 'W' -> Weeks.ofYear(moment.toLocalDate());
      case 'w' -> Weeks.ofMonth(moment.toLocalDate());
      case 'X' -> Weeks.year(moment.toLocalDate());
      case 'x' -> Weeks.month(moment.toLocalDate());
      case 'H' -> moment.getHour();
      case 'h' -> moment.getHour() % NOON == 0 ? NOON : moment.getHour() % NOON;
      case 'm' -> moment.getMinute();
      case 's' -> moment.getSecond();
      case 'f' -> moment.getNano() / 1_000_000;
      default -> throw Marker.unknown(Character.toString(component));
    };
  }

  boolean isAfternoon() {
    return moment.getHour() >= NOON;
  }
}
