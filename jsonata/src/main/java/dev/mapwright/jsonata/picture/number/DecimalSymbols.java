package dev.mapwright.jsonata.picture.number;

import dev.mapwright.jsonata.picture.Bounds;
import dev.mapwright.jsonata.picture.PictureException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The characters that mean something in a picture of {@link NumberText#format}, and the ones that
 * are printed for them.
 */
record DecimalSymbols(
    String decimalSeparator,
    String groupingSeparator,
    String exponentSeparator,
    String minusSign,
    String percent,
    String perMille,
    String zeroDigit,
    String digit,
    String patternSeparator) {

  static final DecimalSymbols DEFAULT =
      new DecimalSymbols(".", ",", "e", "-", "%", "\u2030", "0", "#", ";");

  DecimalSymbols {
    if (zeroDigit.isEmpty()) {
      throw new PictureException("M3002", "The option \"zero-digit\" must not be empty", zeroDigit);
    }
  }

  /** The default symbols, where the options name no others; unknown options are ignored. */
  static DecimalSymbols of(Map<String, ?> options) {
    if (options.isEmpty()) {
      return DEFAULT;
    }
    return new DecimalSymbols(
        text(options, "decimal-separator", DEFAULT.decimalSeparator),
        text(options, "grouping-separator", DEFAULT.groupingSeparator),
        text(options, "exponent-separator", DEFAULT.exponentSeparator),
        text(options, "minus-sign", DEFAULT.minusSign),
        text(options, "percent", DEFAULT.percent),
        text(options, "per-mille", DEFAULT.perMille),
        text(options, "zero-digit", DEFAULT.zeroDigit),
        text(options, "digit", DEFAULT.digit),
        text(options, "pattern-separator", DEFAULT.patternSeparator));
  }

  private static String text(Map<String, ?> options, String name, String otherwise) {
    @Nullable Object value = options.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof String text) {
      Bounds.checkPicture(text);
      return text;
    }
    throw new PictureException("M3002", "The option \"" + name + "\" must be a text", value);
  }

  boolean isDigit(char c) {
    int distance = c - zeroDigit.charAt(0);
    return distance >= 0 && distance < 10;
  }

  boolean isOptionalDigit(char c) {
    return is(c, digit);
  }

  /** Whether a character is part of the number itself, the exponent's separator left aside. */
  boolean isActive(char c) {
    return !is(c, exponentSeparator) && isActiveOrExponent(c);
  }

  boolean isActiveOrExponent(char c) {
    return isDigit(c)
        || is(c, decimalSeparator)
        || is(c, exponentSeparator)
        || is(c, groupingSeparator)
        || is(c, digit)
        || is(c, patternSeparator);
  }

  boolean isZero(char c) {
    return is(c, zeroDigit);
  }

  /** How many of a part's characters are digits. */
  int countDigits(String part) {
    return (int) part.chars().filter(c -> isDigit((char) c)).count();
  }

  /** How many of a part's characters are digits or stand for optional ones. */
  int countAllDigits(String part) {
    return (int) part.chars().filter(c -> isDigit((char) c) || isOptionalDigit((char) c)).count();
  }

  /** ASCII digits in this family; other characters stay. */
  String inFamily(String ascii) {
    if (zeroDigit.equals("0")) {
      return ascii;
    }
    char[] family = ascii.toCharArray();
    for (int i = 0; i < family.length; i++) {
      if (family[i] >= '0' && family[i] <= '9') {
        family[i] = (char) (family[i] - '0' + zeroDigit.charAt(0));
      }
    }
    return new String(family);
  }

  private static boolean is(char c, String symbol) {
    return symbol.length() == 1 && symbol.charAt(0) == c;
  }
}
