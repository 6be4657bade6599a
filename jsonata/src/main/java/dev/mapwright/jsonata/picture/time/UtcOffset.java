package dev.mapwright.jsonata.picture.time;

import dev.mapwright.jsonata.picture.PictureException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A time zone as hours and minutes from UTC. */
record UtcOffset(int hours, int minutes) {
  private static final UtcOffset UTC = new UtcOffset(0, 0);
  private static final Pattern FORM =
      Pattern.compile("\\s*([+-]?)(\\d{1,2}(?=:\\d\\d)|\\d{1,6}(?!\\d))(?::(\\d\\d))?");
  private static final int SIGN = 1;
  private static final int DIGITS = 2;
  private static final int MINUTES = 3;

  /**
   * Reads {@code +hhmm}, {@code +hh:mm} or {@code +hh}. The sign is for hours and minutes alike,
   * where the reference takes {@code -0530} for six and a half hours back, and {@code +05:00} for
   * five minutes.
   *
   * @throws PictureException M3003 if the text begins with no offset
   */
  static UtcOffset of(@Nullable String timezone) {
    if (timezone == null) {
      return UTC;
    }
    Matcher form = FORM.matcher(timezone);
    if (!form.lookingAt()) {
      throw new PictureException(
          "M3003",
          "The time zone must be an offset such as +0530, not \"" + timezone + "\"",
          timezone);
    }
    int sign = form.group(SIGN).equals("-") ? -1 : 1;
    int digits = Integer.parseInt(form.group(DIGITS));
    String minutes = form.group(MINUTES);
    if (minutes != null) {
      return new UtcOffset(sign * digits, sign * Integer.parseInt(minutes));
    }
    return form.group(DIGITS).length() <= 2
        ? new UtcOffset(sign * digits, 0)
        : new UtcOffset(sign * (digits / 100), sign * (digits % 100));
  }

  long millis() {
    return (hours * 60L + minutes) * 60_000;
  }

  /** Hours and minutes side by side, as a number. */
  int digits() {
    return hours * 100 + minutes;
  }
}
