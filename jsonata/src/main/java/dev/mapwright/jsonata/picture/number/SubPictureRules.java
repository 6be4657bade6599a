package dev.mapwright.jsonata.picture.number;

import dev.mapwright.jsonata.picture.PictureException;
import org.jspecify.annotations.Nullable;

/**
 * The rules that a number's picture must keep (XPath Functions 3.1, section 4.7.3). Of several
 * broken rules the one with the highest code is reported.
 */
final class SubPictureRules {
  private final SubPicture parts;
  private final DecimalSymbols symbols;
  private final String picture;
  private @Nullable PictureException broken;

  private SubPictureRules(SubPicture parts, DecimalSymbols symbols) {
    this.parts = parts;
    this.symbols = symbols;
    this.picture = parts.picture();
  }

  /** Throws D3081 to D3093 if a rule is broken. */
  static void check(SubPicture parts, DecimalSymbols symbols) {
    SubPictureRules rules = new SubPictureRules(parts, symbols);
    rules.checkSingleSymbols();
    rules.checkCharacters();
    rules.checkGrouping();
    rules.checkOptionalDigits();
    rules.checkExponent();
    if (rules.broken != null) {
      throw rules.broken;
    }
  }

  private void checkSingleSymbols() {
    rule("D3081", !repeats(symbols.decimalSeparator()), "must have one decimal separator at most");
    rule("D3082", !repeats(symbols.percent()), "must have one percent sign at most");
    rule("D3083", !repeats(symbols.perMille()), "must have one per-mille sign at most");
    rule(
        "D3084",
        !(parts.has(symbols.percent()) && parts.has(symbols.perMille())),
        "must not have both a percent and a per-mille sign");
  }

  private void checkCharacters() {
    rule(
        "D3085",
        symbols.countAllDigits(parts.mantissa()) > 0,
        "must have at least one digit before the exponent, such as # or 0");
    rule(
        "D3086",
        parts.active().chars().allMatch(c -> symbols.isActiveOrExponent((char) c)),
        "must not have other characters among those of the number");
  }

  private void checkGrouping() {
    String separator = symbols.groupingSeparator();
    int point = picture.indexOf(symbols.decimalSeparator());
    if (point >= 0) {
      rule(
          "D3087",
          !isAt(point - 1, separator) && !isAt(point + 1, separator),
          "must not have a grouping separator beside the decimal separator");
    } else {
      rule(
          "D3088",
          separator.isEmpty() ? !parts.integer().isEmpty() : !endsWithOne(separator),
          "must not have a grouping separator at the end of its integer part");
    }
    rule(
        "D3089",
        !parts.has(separator + separator),
        "must not have two grouping separators side by side");
  }

  private void checkOptionalDigits() {
    int first = parts.integer().indexOf(symbols.digit());
    rule(
        "D3090",
        first < 0 || symbols.countDigits(parts.integer().substring(0, first)) == 0,
        "must not have a mandatory digit before an optional one in its integer part");
    int last = parts.fraction().lastIndexOf(symbols.digit());
    rule(
        "D3091",
        last < 0 || symbols.countDigits(parts.fraction().substring(last)) == 0,
        "must not have an optional digit before a mandatory one in its fractional part");
  }

  private void checkExponent() {
    String exponent = parts.exponent();
    if (exponent == null) {
      return;
    }
    rule(
        "D3092",
        exponent.isEmpty() || !(parts.has(symbols.percent()) || parts.has(symbols.perMille())),
        "must not have both an exponent and a percent or per-mille sign");
    rule(
        "D3093",
        !exponent.isEmpty() && symbols.countDigits(exponent) == exponent.length(),
        "must have mandatory digits only in its exponent");
  }

  private boolean repeats(String symbol) {
    return picture.indexOf(symbol) != picture.lastIndexOf(symbol);
  }

  private boolean isAt(int position, String symbol) {
    boolean inside = position >= 0 && position < picture.length();
    return inside ? symbol.equals(picture.substring(position, position + 1)) : symbol.isEmpty();
  }

  private boolean endsWithOne(String separator) {
    return separator.length() == 1 && parts.integer().endsWith(separator);
  }

  private void rule(String code, boolean kept, String requirement) {
    if (!kept) {
      broken =
          new PictureException(code, "The picture \"" + picture + "\" " + requirement, picture);
    }
  }
}
