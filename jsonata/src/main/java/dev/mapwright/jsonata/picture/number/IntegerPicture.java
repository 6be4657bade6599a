package dev.mapwright.jsonata.picture.number;

import dev.mapwright.jsonata.picture.Bounds;
import dev.mapwright.jsonata.picture.LetterCase;
import dev.mapwright.jsonata.picture.PictureException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a picture such as {@code #,##0}, {@code w;o} or {@code I} says about writing and reading
 * whole numbers.
 */
public sealed interface IntegerPicture
    permits DigitPicture,
        IntegerPicture.Letters,
        IntegerPicture.Roman,
        IntegerPicture.Words,
        IntegerPicture.Sequence {

  /** The text for a number from zero on. */
  String formatMagnitude(BigInteger magnitude);

  /** The number that a text means; {@code null} if it means none. The text is not validated. */
  @Nullable Number parse(String text);

  default String format(BigInteger value) {
    String magnitude = formatMagnitude(value.abs());
    return value.signum() < 0 ? "-" + magnitude : magnitude;
  }

  default String format(long value) {
    return format(BigInteger.valueOf(value));
  }

  /**
   * Reads a picture.
   *
   * @throws PictureException D3131 if digits of several families are mixed, M3001 if it is too long
   */
  static IntegerPicture of(String picture) {
    Bounds.checkPicture(picture);
    int semicolon = picture.lastIndexOf(';');
    String primary = semicolon < 0 ? picture : picture.substring(0, semicolon);
    boolean ordinal = semicolon >= 0 && picture.startsWith("o", semicolon + 1);
    return switch (primary) {
      case "A" -> new Letters('A');
      case "a" -> new Letters('a');
      case "I" -> new Roman(LetterCase.UPPER);
      case "i" -> new Roman(LetterCase.LOWER);
      case "W" -> new Words(LetterCase.UPPER, ordinal);
      case "Ww" -> new Words(LetterCase.TITLE, ordinal);
      case "w" -> new Words(LetterCase.LOWER, ordinal);
      default -> {
        DigitPicture digits = DigitPicture.of(primary, ordinal);
        yield digits.mandatoryDigits() > 0 ? digits : new Sequence(primary);
      }
    };
  }

  /** As columns of a spreadsheet: A to Z, AA, AB. */
  record Letters(char first) implements IntegerPicture {
    @Override
    public String formatMagnitude(BigInteger magnitude) {
      return LetterNumerals.format(magnitude, first);
    }

    @Override
    public Number parse(String text) {
      return LetterNumerals.parse(text, first);
    }
  }

  record Roman(LetterCase letterCase) implements IntegerPicture {
    @Override
    public String formatMagnitude(BigInteger magnitude) {
      return letterCase.apply(RomanNumerals.format(magnitude));
    }

    @Override
    public @Nullable Number parse(String text) {
      return RomanNumerals.parse(
          letterCase == LetterCase.UPPER ? text : LetterCase.UPPER.apply(text));
    }
  }

  record Words(LetterCase letterCase, boolean ordinal) implements IntegerPicture {
    @Override
    public String formatMagnitude(BigInteger magnitude) {
      return letterCase.apply(NumberWords.format(magnitude, ordinal));
    }

    @Override
    public @Nullable Number parse(String text) {
      return NumberWords.parse(LetterCase.LOWER.apply(text));
    }
  }

  /** A picture without any digit: a numbering such as α, β, γ, which the reference leaves open. */
  record Sequence(String token) implements IntegerPicture {
    @Override
    public String formatMagnitude(BigInteger magnitude) {
      throw unsupported();
    }

    @Override
    public Number parse(String text) {
      throw unsupported();
    }

    public PictureException unsupported() {
      String message =
          "Numbers cannot be written as a sequence starting with \""
              + token
              + "\"; use a picture with a digit such as #,##0, or one of A, a, I, i, W, w, Ww";
      return new PictureException("D3130", message, token);
    }
  }
}
