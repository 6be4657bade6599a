package dev.mapwright.jsonata.picture;

import org.jspecify.annotations.Nullable;

/** A time zone as hours and minutes from UTC. */
record UtcOffset(int hours, int minutes) {
  private static final UtcOffset UTC = new UtcOffset(0, 0);

  /**
   * Reads {@code +hhmm} or {@code -hhmm}. Negative offsets with minutes come out as in the
   * reference: {@code -0530} is six hours and thirty minutes back.
   *
   * @throws PictureException M3003 if the text begins with no number
   */
  static UtcOffset of(@Nullable String timezone) {
    if (timezone == null) {
      return UTC;
    }
    Number offset = JsText.parseInt(timezone);
    if (offset == null || Math.abs(offset.doubleValue()) > Integer.MAX_VALUE) {
      throw new PictureException(
          "M3003",
          "The time zone must be an offset such as +0530, not \"" + timezone + "\"",
          timezone);
    }
    return new UtcOffset(Math.floorDiv(offset.intValue(), 100), offset.intValue() % 100);
  }

  long millis() {
    return (hours * 60L + minutes) * 60_000;
  }

  /** Hours and minutes side by side, as a number. */
  int digits() {
    return hours * 100 + minutes;
  }
}
