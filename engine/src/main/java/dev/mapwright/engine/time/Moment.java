package dev.mapwright.engine.time;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * Moments as milliseconds since 1970, and their one text form, {@code 2024-01-02T03:04:05Z}: ISO
 * 8601 in UTC, with {@code .678} only where the milliseconds are not zero. What is finer than a
 * millisecond is cut off. Years go from 0000 to 9999.
 */
public final class Moment {
  private static final long DAY = 86_400_000;
  private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * DAY;
  private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay() * DAY + DAY - 1;
  private static final int WITHOUT_MILLIS = 20;
  private static final int WITH_MILLIS = 24;

  private Moment() {}

  /**
   * Reads ISO 8601 and its common relatives: a date alone is the start of its day; between date and
   * time {@code T} or a blank; seconds and fraction may be missing; the zone is {@code Z}, {@code
   * UTC}, {@code +01:00}, {@code +0100} or {@code +01}.
   *
   * @param zone where texts without a zone were written
   * @return milliseconds since 1970; empty if the text is no moment
   */
  public static OptionalLong parse(String text, ZoneId zone) {
    return new MomentReader(text).read(zone);
  }

  /** As {@link #parse(String, ZoneId)}, with UTC where the text has no zone. */
  public static OptionalLong parse(String text) {
    return parse(text, ZoneOffset.UTC);
  }

  /**
   * Whether bytes of a document are the text form of a moment. A day that not every month has is
   * not looked at closer, and is none.
   */
  public static boolean isText(byte[] document, int from, int to) {
    return TextForm.isOne(document, from, to);
  }

  /** Whether a moment has a text form: whether its year has four digits. */
  public static boolean isWritable(long millis) {
    return FIRST <= millis && millis <= LAST;
  }

  /** The text form. The moment must be {@linkplain #isWritable writable}. */
  public static String text(long millis) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY));
    int ofDay = (int) Math.floorMod(millis, DAY);
    int fraction = ofDay % 1000;
    byte[] out = new byte[fraction == 0 ? WITHOUT_MILLIS : WITH_MILLIS];
    digits(out, 0, 4, date.getYear());
    out[4] = '-';
    digits(out, 5, 2, date.getMonthValue());
    out[7] = '-';
    digits(out, 8, 2, date.getDayOfMonth());
    out[10] = 'T';
    digits(out, 11, 2, ofDay / 3_600_000);
    out[13] = ':';
    digits(out, 14, 2, ofDay / 60_000 % 60);
    out[16] = ':';
    digits(out, 17, 2, ofDay / 1000 % 60);
    if (fraction != 0) {
      out[19] = '.';
      digits(out, 20, 3, fraction);
    }
    out[out.length - 1] = 'Z';
    return new String(out, StandardCharsets.ISO_8859_1);
  }

  private static void digits(byte[] out, int from, int count, int value) {
    int rest = value;
    for (int i = from + count - 1; i >= from; i--) {
      out[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
