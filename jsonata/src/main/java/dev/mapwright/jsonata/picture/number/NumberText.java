package dev.mapwright.jsonata.picture.number;

import dev.mapwright.jsonata.picture.PictureCache;
import dev.mapwright.jsonata.picture.PictureException;
import dev.mapwright.jsonata.picture.Whole;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers to text: {@code $formatNumber} and {@code $formatBase}. */
public final class NumberText {
  private static final int DECIMAL = 10;
  private static final PictureCache<NumberPicture> PICTURES =
      new PictureCache<>(picture -> NumberPicture.of(picture, DecimalSymbols.DEFAULT));

  private NumberText() {}

  /** {@link #format(Number, String, Map)} without options. */
  public static String format(Number value, String picture) {
    return format(value, picture, Map.of());
  }

  /**
   * The text for a number by a picture such as {@code #,##0.00}, {@code 0.0e0} or {@code
   * 0.0;(0.0)}. Whole numbers keep all their digits; fractions are rounded half to even.
   *
   * @param options other characters for {@code decimal-separator}, {@code grouping-separator},
   *     {@code exponent-separator}, {@code minus-sign}, {@code percent}, {@code per-mille}, {@code
   *     zero-digit}, {@code digit} and {@code pattern-separator}
   * @throws PictureException D3080 to D3093 if the picture breaks a rule, D1001 if the number is
   *     not finite, M3001 if too much is asked for, M3002 if an option cannot be used
   */
  public static String format(Number value, String picture, Map<String, ?> options) {
    NumberPicture parsed =
        options.isEmpty()
            ? PICTURES.get(picture)
            : NumberPicture.of(picture, DecimalSymbols.of(options));
    return parsed.format(value);
  }

  /**
   * The number, rounded to a whole one, in another base.
   *
   * @param radix from 2 to 36, also rounded; {@code null} for 10
   * @throws PictureException D3100 if the radix is another, D1001 if a number is not finite
   */
  public static String formatBase(Number value, @Nullable Number radix) {
    Number base = radix == null ? DECIMAL : rounded(radix);
    if (base.doubleValue() < Character.MIN_RADIX || base.doubleValue() > Character.MAX_RADIX) {
      throw new PictureException(
          "D3100", "The radix must be between 2 and 36; it was given " + base, base);
    }
    Number whole = rounded(value);
    if (base.intValue() == DECIMAL && whole instanceof Double large) {
      return Whole.printed(large).toString();
    }
    return integer(whole).toString(base.intValue());
  }

  /** Rounded half to even; a {@code Double} only if it was one and is too large for a long. */
  private static Number rounded(Number value) {
    if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
      double rounded = Math.rint(Whole.finite(value.doubleValue()));
      return Math.abs(rounded) < 0x1p63 ? (Number) (long) rounded : (Number) rounded;
    }
    return Whole.narrow(Whole.floor(value));
  }

  private static BigInteger integer(Number whole) {
    return whole instanceof Double large
        ? new BigDecimal(large).toBigInteger()
        : Whole.floor(whole);
  }
}
