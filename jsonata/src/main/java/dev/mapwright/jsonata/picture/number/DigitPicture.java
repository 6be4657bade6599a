package dev.mapwright.jsonata.picture.number;

import dev.mapwright.jsonata.picture.Bounds;
import dev.mapwright.jsonata.picture.JsText;
import dev.mapwright.jsonata.picture.PictureException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in decimal digits, such as {@code #,##0}.
 *
 * @param mandatoryDigits below this, the number is padded with zeros
 * @param optionalDigits how many {@code #} there are
 * @param zero the zero of the digits' family
 * @param ordinal whether {@code st}, {@code nd}, {@code rd} or {@code th} follows
 */
public record DigitPicture(
    int mandatoryDigits, int optionalDigits, int zero, Grouping grouping, boolean ordinal)
    implements IntegerPicture {

  /** Reads a picture; without any digit in it, there are no mandatory digits. */
  static DigitPicture of(String picture, boolean ordinal) {
    int mandatory = 0;
    int optional = 0;
    int zero = DigitFamily.NONE;
    List<Grouping.Separator> separators = new ArrayList<>();
    int[] fromTheRight = new StringBuilder(picture).reverse().codePoints().toArray();
    for (int codePoint : fromTheRight) {
      int family = DigitFamily.zeroOf(codePoint);
      if (family != DigitFamily.NONE) {
        if (zero != DigitFamily.NONE && zero != family) {
          throw new PictureException(
              "D3131",
              "All digits of the picture \"" + picture + "\" must be of the same family",
              picture);
        }
        zero = family;
        mandatory++;
      } else if (codePoint == '#') {
        optional++;
      } else {
        String character = Character.toString(codePoint);
        separators.add(new Grouping.Separator(mandatory + optional, character));
      }
    }
    return new DigitPicture(mandatory, optional, zero, Grouping.of(separators), ordinal);
  }

  public DigitPicture withMandatoryDigits(int digits) {
    return new DigitPicture(digits, optionalDigits, zero, grouping, ordinal);
  }

  @Override
  public String format(long value) {
    if (value == Long.MIN_VALUE) {
      return format(BigInteger.valueOf(value));
    }
    String magnitude = write(Long.toString(Math.abs(value)));
    return value < 0 ? "-" + magnitude : magnitude;
  }

  @Override
  public String formatMagnitude(BigInteger magnitude) {
    return write(magnitude.toString());
  }

  private String write(String ascii) {
    Bounds.checkOutput(mandatoryDigits);
    String digits = "0".repeat(Math.max(0, mandatoryDigits - ascii.length())) + ascii;
    if (zero != '0') {
      digits = DigitFamily.fromAscii(digits, zero);
    }
    String grouped = grouping.insertInto(digits);
    return ordinal ? grouped + ordinalSuffix(grouped) : grouped;
  }

  private static String ordinalSuffix(String text) {
    int last = text.length() - 1;
    if (last > 0 && text.charAt(last - 1) == '1') {
      return "th";
    }
    return switch (text.charAt(last)) {
      case '1' -> "st";
      case '2' -> "nd";
      case '3' -> "rd";
      default -> "th";
    };
  }

  @Override
  public @Nullable Number parse(String text) {
    String digits = ordinal ? JsText.upTo(text, text.length() - 2) : text;
    digits = grouping.removeFrom(digits);
    return JsText.parseInt(zero == '0' ? digits : DigitFamily.toAscii(digits, zero));
  }
}
