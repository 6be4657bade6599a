package dev.mapwright.jsonata.picture.number;

import dev.mapwright.jsonata.picture.JsText;
import dev.mapwright.jsonata.picture.PictureException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a checked sub-picture says about writing a number (XPath Functions 3.1, section 4.7.4).
 *
 * @param groupInterval if above zero, the digits of the integer part are grouped by that many
 * @param integerGroups otherwise, how many digits stand right of each grouping separator
 * @param fractionGroups where separators stand in the fractional part, from the decimal separator
 * @param scale how many mandatory digits the integer part has, for numbers with an exponent
 * @param exponentSize mandatory digits of the exponent; zero if numbers are written without
 */
record NumberLayout(
    SubPicture parts,
    int groupInterval,
    List<Integer> integerGroups,
    List<Integer> fractionGroups,
    int minimumInteger,
    int minimumFraction,
    int maximumFraction,
    int scale,
    int exponentSize) {

  /** What JavaScript's fixed notation can do. */
  private static final int MOST_FRACTION_DIGITS = 100;

  /** Ten to this power is beyond the doubles. */
  private static final int MOST_SCALE = 308;

  NumberLayout {
    integerGroups = List.copyOf(integerGroups);
    fractionGroups = List.copyOf(fractionGroups);
    if (maximumFraction > MOST_FRACTION_DIGITS) {
      throw tooMany(parts, maximumFraction, "digits after the decimal separator");
    }
    if (exponentSize > 0 && scale > MOST_SCALE) {
      throw tooMany(parts, scale, "mandatory digits before an exponent");
    }
  }

  private static PictureException tooMany(SubPicture parts, int count, String what) {
    String message = "The picture has too many " + what + ": " + count;
    return new PictureException("M3001", message, parts.picture());
  }

  static NumberLayout of(SubPicture parts, DecimalSymbols symbols) {
    List<Integer> integerGroups = groups(parts, parts.integer(), symbols, false);
    int scale = symbols.countDigits(parts.integer());
    int minimumInteger = scale;
    int minimumFraction = symbols.countDigits(parts.fraction());
    int maximumFraction = symbols.countAllDigits(parts.fraction());
    String exponent = parts.exponent();
    if (minimumInteger == 0 && maximumFraction == 0) {
      if (exponent != null) {
        minimumFraction = 1;
        maximumFraction = 1;
      } else {
        minimumInteger = 1;
      }
    }
    if (exponent != null && minimumInteger == 0 && parts.integer().contains(symbols.digit())) {
      minimumInteger = 1;
    }
    if (minimumInteger == 0 && minimumFraction == 0) {
      minimumFraction = 1;
    }
    return new NumberLayout(
        parts,
        Grouping.commonInterval(integerGroups),
        integerGroups,
        groups(parts, parts.fraction(), symbols, true),
        minimumInteger,
        minimumFraction,
        maximumFraction,
        scale,
        exponent == null ? 0 : symbols.countDigits(exponent));
  }

  private static List<Integer> groups(
      SubPicture parts, String part, DecimalSymbols symbols, boolean leftOfSeparator) {
    List<Integer> groups = new ArrayList<>();
    int at = part.indexOf(symbols.groupingSeparator());
    while (at >= 0) {
      String counted = leftOfSeparator ? JsText.upTo(part, at) : JsText.from(part, at);
      groups.add(symbols.countAllDigits(counted));
      // The next one is sought in the integer part even for the fraction: the reference's slip.
      at = parts.integer().indexOf(symbols.groupingSeparator(), at + 1);
    }
    return groups;
  }
}
