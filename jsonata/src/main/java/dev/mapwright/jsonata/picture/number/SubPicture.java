package dev.mapwright.jsonata.picture.number;

import dev.mapwright.jsonata.picture.JsText;
import org.jspecify.annotations.Nullable;

/**
 * One half of a number's picture (for positive or for negative numbers), cut into its parts.
 *
 * @param picture the whole of it
 * @param active what lies between prefix and suffix
 * @param exponent the part behind the exponent's separator, if there is one
 * @param integer the part before the decimal separator
 * @param fraction the part behind it; the suffix, if there is none: so it is in the reference
 */
record SubPicture(
    String picture,
    String prefix,
    String suffix,
    String active,
    String mantissa,
    @Nullable String exponent,
    String integer,
    String fraction) {

  static SubPicture of(String picture, DecimalSymbols symbols) {
    String prefix = "";
    String suffix = "";
    for (int i = 0; i < picture.length(); i++) {
      if (symbols.isActive(picture.charAt(i))) {
        prefix = picture.substring(0, i);
        break;
      }
    }
    for (int i = picture.length() - 1; i >= 0; i--) {
      if (symbols.isActive(picture.charAt(i))) {
        suffix = picture.substring(i + 1);
        break;
      }
    }
    String active = picture.substring(prefix.length(), picture.length() - suffix.length());

    String mantissa = active;
    String exponent = null;
    int separator = picture.indexOf(symbols.exponentSeparator(), prefix.length());
    if (separator >= 0 && separator <= picture.length() - suffix.length()) {
      // Counted in the whole picture, used in the active part: the reference's slip with prefixes.
      mantissa = JsText.upTo(active, separator);
      exponent = JsText.from(active, separator + 1);
    }
    int point = mantissa.indexOf(symbols.decimalSeparator());
    String integer = point < 0 ? mantissa : mantissa.substring(0, point);
    String fraction = point < 0 ? suffix : JsText.from(mantissa, point + 1);
    return new SubPicture(picture, prefix, suffix, active, mantissa, exponent, integer, fraction);
  }

  boolean has(String symbol) {
    return picture.contains(symbol);
  }
}
