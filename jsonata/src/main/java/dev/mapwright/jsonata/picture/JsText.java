package dev.mapwright.jsonata.picture;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Text operations with JavaScript's meaning, where it differs from Java's and shows in results. */
public final class JsText {
  private JsText() {}

  /** White space as {@code \s} of a JavaScript regular expression has it. */
  public static boolean isSpace(char c) {
    return switch (c) {
      case '\t', '\n', '\u000B', '\f', '\r', ' ', '\u00A0', '\u2028', '\u2029', '\uFEFF' -> true;
      default -> c > 127 && Character.getType(c) == Character.SPACE_SEPARATOR;
    };
  }

  public static String withoutSpaces(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!isSpace(text.charAt(i))) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  /** The part from {@code start}, which may lie before or behind the text. */
  public static String from(String text, int start) {
    return text.substring(Math.clamp(start, 0, text.length()));
  }

  /** The part up to {@code end}, which may lie before or behind the text. */
  public static String upTo(String text, int end) {
    return text.substring(0, Math.clamp(end, 0, text.length()));
  }

  /** Where {@code slice} cuts: a negative position counts from the end. */
  public static int cut(int length, int position) {
    return Math.clamp(position < 0 ? (long) length + position : position, 0, length);
  }

  /**
   * The whole number that a text begins with, all its digits kept; {@code null} where {@code
   * parseInt} answers NaN. Leading white space, a sign and {@code 0x} are understood.
   *
   * @throws PictureException D1001 if no double could hold it
   */
  public static @Nullable Number parseInt(String text) {
    int at = 0;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    boolean negative = text.startsWith("-", at);
    if (negative || text.startsWith("+", at)) {
      at++;
    }
    int radix = 10;
    if (text.regionMatches(true, at, "0x", 0, 2)) {
      radix = 16;
      at += 2;
    }
    int end = at;
    while (end < text.length() && isDigit(text.charAt(end), radix)) {
      end++;
    }
    return end == at ? null : whole(text, at, end, radix, negative);
  }

  private static boolean isDigit(char c, int radix) {
    return c < 128 && Character.digit(c, radix) >= 0;
  }

  private static Number whole(String text, int start, int end, int radix, boolean negative) {
    int first = start;
    while (first < end - 1 && text.charAt(first) == '0') {
      first++;
    }
    if (end - first <= 15) {
      long small = Long.parseLong(text, first, end, radix);
      return negative ? -small : small;
    }
    if (end - first > 310) {
      throw Whole.outOfRange(text);
    }
    BigInteger large = new BigInteger(text.substring(first, end), radix);
    return Whole.narrow(Whole.inRange(negative ? large.negate() : large));
  }
}
