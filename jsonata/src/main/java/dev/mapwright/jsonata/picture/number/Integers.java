package dev.mapwright.jsonata.picture.number;

import dev.mapwright.jsonata.picture.PictureCache;
import dev.mapwright.jsonata.picture.PictureException;
import dev.mapwright.jsonata.picture.Whole;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers to text and back by a picture: {@code $formatInteger} and {@code $parseInteger}.
 * Pictures are digits ({@code #,##0}, in any family of digits), letters ({@code A}, {@code a}),
 * Roman numerals ({@code I}, {@code i}) and English words ({@code W}, {@code w}, {@code Ww}); with
 * {@code ;o} behind, ordinal.
 */
public final class Integers {
  private static final PictureCache<IntegerPicture> PICTURES =
      new PictureCache<>(IntegerPicture::of);

  private Integers() {}

  /**
   * The text for the largest whole number not above the value, all its digits kept.
   *
   * @throws PictureException D3130 if the picture has no digit, D3131 if it mixes digits of several
   *     families, D1001 if the number is not finite, M3001 if too much is asked for
   */
  public static String format(Number value, String picture) {
    IntegerPicture parsed = PICTURES.get(picture);
    return value instanceof Long whole
        ? parsed.format(whole.longValue())
        : parsed.format(Whole.floor(value));
  }

  /**
   * The number that a text means, as a {@code Long} or, beyond it, a {@code BigInteger}; {@code
   * null} if it means none, where the reference answers NaN.
   *
   * @throws PictureException as {@link #format}
   */
  public static @Nullable Number parse(String text, String picture) {
    return PICTURES.get(picture).parse(text);
  }
}
