package dev.mapwright.jsonata.picture.time;

import dev.mapwright.jsonata.picture.PictureException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Makes one moment of the components that a text gave: what is larger than the largest one is taken
 * from now, what is smaller than the smallest one is the least possible, and there must be no gap
 * between.
 */
final class TimestampResolver {
  private static final String DATE_COMPONENTS = "YXMxWwdD";
  private static final String TIME_COMPONENTS = "PHhmsf";
  private static final double MILLIS_OF_DAY = 86_400_000;
  private static final int NOON = 12;

  private final Components components;
  private final DateTimeFields now;

  private TimestampResolver(Components components, LocalDateTime now) {
    this.components = components;
    this.now = new DateTimeFields(now);
  }

  /**
   * Milliseconds since 1970, or {@code null} if the components are no moment.
   *
   * @throws PictureException D3136 if components are missing between others, or by weeks
   */
  static @Nullable Long resolve(Components components, LocalDateTime now) {
    return new TimestampResolver(components, now).resolve();
  }

  private @Nullable Long resolve() {
    boolean byMonth = isOf("YMD", DATE_COMPONENTS);
    boolean byDayOfYear = !byMonth && isOf("Yd", DATE_COMPONENTS);
    boolean byWeek = isOf("Xxw", DATE_COMPONENTS) || isOf("XW", DATE_COMPONENTS);
    boolean halfDays = !isOf("Hmsf", TIME_COMPONENTS) && isOf("Phmsf", TIME_COMPONENTS);
    if (byWeek) {
      throw missing("a date by weeks cannot be read");
    }
    // D after Y even by days of the year: so a time with them counts as a gap, in the reference.
    fillGaps((byDayOfYear ? "YD" : "YMD") + (halfDays ? "Phmsf" : "Hmsf"));

    double month = components.get('M') > 0 ? components.get('M') - 1 : 0;
    double day = components.get('D');
    if (byDayOfYear) {
      double start = JsDate.utc(components.get('Y'), 0, 1, 0);
      double date = start + (components.get('d') - 1) * MILLIS_OF_DAY;
      if (!JsDate.isValid(date)) {
        return null;
      }
      LocalDateTime derived = JsDate.at(date);
      month = derived.getMonthValue() - 1;
      day = derived.getDayOfMonth();
    }
    double millis = JsDate.utc(components.get('Y'), month, day, timeMillis(halfDays));
    return Double.isNaN(millis) ? null : (Long) (long) (millis - zoneMillis());
  }

  /** Whether there are components of one way to say it, and of no other way. */
  private boolean isOf(String wanted, String all) {
    boolean some = false;
    for (int i = 0; i < all.length(); i++) {
      char component = all.charAt(i);
      if (components.counts(component)) {
        if (wanted.indexOf(component) < 0) {
          return false;
        }
        some = true;
      }
    }
    return some;
  }

  private void fillGaps(String fromLargest) {
    boolean started = false;
    boolean ended = false;
    for (int i = 0; i < fromLargest.length(); i++) {
      char component = fromLargest.charAt(i);
      if (components.has(component)) {
        if (ended) {
          throw missing("before " + component + " another one is missing");
        }
        started = true;
      } else {
        ended = started;
        components.put(component, started ? least(component) : current(component));
      }
    }
  }

  private static double least(char component) {
    return component == 'M' || component == 'D' ? 1 : 0;
  }

  private double current(char component) {
    // The reference takes "am" or "pm" then, and compares it with a number: it never is afternoon.
    return component == 'P' ? 0 : now.get(component);
  }

  private double timeMillis(boolean halfDays) {
    double hour = components.get('H');
    if (halfDays) {
      hour = components.get('h') == NOON ? 0 : components.get('h');
      hour += components.get('P') == 1 ? NOON : 0;
    }
    return hour * 3_600_000
        + components.get('m') * 60_000
        + components.get('s') * 1_000
        + Math.floor(components.get('f'));
  }

  private double zoneMillis() {
    char zone = components.counts('Z') ? 'Z' : 'z';
    return components.counts(zone) ? components.get(zone) * 60_000 : 0;
  }

  private static PictureException missing(String why) {
    return new PictureException(
        "D3136", "The picture lacks components that the timestamp needs: " + why, null);
  }
}
