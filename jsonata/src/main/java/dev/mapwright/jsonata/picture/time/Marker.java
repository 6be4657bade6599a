package dev.mapwright.jsonata.picture.time;

import dev.mapwright.jsonata.picture.JsText;
import dev.mapwright.jsonata.picture.LetterCase;
import dev.mapwright.jsonata.picture.PictureException;
import dev.mapwright.jsonata.picture.number.DigitPicture;
import dev.mapwright.jsonata.picture.number.IntegerPicture;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One component of a date or time in a picture, such as {@code [MNn,3-3]}.
 *
 * @param component which one: Y, M, D, d, F, W, w, X, x, H, h, P, m, s, f, Z, z, C or E; any other
 *     character is refused when it is used
 * @param names the letters' case, if the component is wanted as a name
 * @param number how the component is written as a number, if it is not wanted as a name; time zones
 *     have it in both cases
 * @param maxWidth characters of a name at most; {@link #UNLIMITED} if not said
 * @param yearDigits how many of a year's digits are written; {@link #UNLIMITED} for all
 * @param zoneLetter whether the offset zero is written as Z
 * @param fixedWidth how many digits are read; zero for as many as there are
 */
record Marker(
    char component,
    @Nullable LetterCase names,
    @Nullable IntegerPicture number,
    int maxWidth,
    int yearDigits,
    boolean zoneLetter,
    int fixedWidth)
    implements DateTimePicture.Part {

  static final int UNLIMITED = -1;

  private static final String NUMBERS = "YMDdFWwXxHhmsf";
  private static final String SECOND_MODIFIERS = "atco";

  /** Reads what stands between the brackets, white space removed. */
  static Marker of(String text) {
    int comma = text.lastIndexOf(',');
    // A comma in the component's own place is taken for a modifier too: the reference's slip.
    String modifier =
        comma < 0 ? JsText.from(text, 1) : text.substring(Math.min(1, comma), Math.max(1, comma));
    int minWidth = UNLIMITED;
    int maxWidth = UNLIMITED;
    if (comma >= 0) {
      String width = text.substring(comma + 1);
      int dash = width.indexOf('-');
      minWidth = width(dash < 0 ? width : width.substring(0, dash));
      maxWidth = dash < 0 ? UNLIMITED : width(width.substring(dash + 1));
    }

    String first = modifier.isEmpty() ? defaultModifier(text) : modifier;
    char second = modifier.length() > 1 ? modifier.charAt(modifier.length() - 1) : ' ';
    if (SECOND_MODIFIERS.indexOf(second) >= 0) {
      first = modifier.substring(0, modifier.length() - 1);
    } else {
      second = ' ';
    }
    return of(text.charAt(0), first, second, minWidth, maxWidth);
  }

  private static Marker of(char component, String first, char second, int minWidth, int maxWidth) {
    LetterCase names = namesCase(first);
    IntegerPicture number = null;
    int yearDigits = UNLIMITED;
    if (component == 'Z' || component == 'z') {
      number = IntegerPicture.of(first);
    } else if (names == null && NUMBERS.indexOf(component) >= 0) {
      number = IntegerPicture.of(second == ' ' ? first : first + ";" + second);
      number = withDigits(number, digits -> Math.max(digits, minWidth));
      if (component == 'Y') {
        yearDigits = yearDigits(number, maxWidth);
        if (maxWidth != UNLIMITED) {
          number = withDigits(number, digits -> maxWidth);
        }
      }
    }
    return new Marker(component, names, number, maxWidth, yearDigits, second == 't', 0);
  }

  private static @Nullable LetterCase namesCase(String modifier) {
    if (modifier.startsWith("n")) {
      return LetterCase.LOWER;
    }
    if (modifier.startsWith("Nn")) {
      return LetterCase.TITLE;
    }
    return modifier.startsWith("N") ? LetterCase.UPPER : null;
  }

  private static int yearDigits(IntegerPicture number, int maxWidth) {
    if (maxWidth != UNLIMITED) {
      return maxWidth;
    }
    if (number instanceof DigitPicture digits) {
      int width = digits.mandatoryDigits() + digits.optionalDigits();
      return width >= 2 ? width : UNLIMITED;
    }
    return UNLIMITED;
  }

  private static IntegerPicture withDigits(IntegerPicture number, IntUnaryOperator change) {
    return number instanceof DigitPicture digits
        ? digits.withMandatoryDigits(change.applyAsInt(digits.mandatoryDigits()))
        : number;
  }

  /** A width; {@link #UNLIMITED} for {@code *} and for what is no number. */
  private static int width(String text) {
    Number width = JsText.parseInt(text);
    return width == null || width.doubleValue() < 0
        ? UNLIMITED
        : (int) Math.min(Integer.MAX_VALUE, width.doubleValue());
  }

  private static String defaultModifier(String text) {
    char component = text.isEmpty() ? ' ' : text.charAt(0);
    return switch (component) {
      case 'Y', 'M', 'D', 'd', 'W', 'w', 'X', 'x', 'H', 'h', 'f' -> "1";
      case 'm', 's' -> "01";
      case 'F', 'P', 'C', 'E' -> "n";
      case 'Z', 'z' -> "01:01";
      default -> throw unknown(text.isEmpty() ? "" : text.substring(0, 1));
    };
  }

  static PictureException unknown(String component) {
    String message =
        "\""
            + component
            + "\" is no component of a date or time; there are Y (year), M (month), D (day), F (day"
            + " of week), d (day of year), W and w (week), X and x (the week's year and month), H"
            + " and h (hour), P (am or pm), m (minute), s (second), f (milliseconds), Z and z"
            + " (time zone)";
    return new PictureException("D3132", message, component);
  }

  PictureException noName() {
    String message = "Only months and days have names; \"" + component + "\" has none";
    return new PictureException("D3133", message, Character.toString(component));
  }

  /** Whether the component is written and read as a number. */
  boolean isNumber() {
    return names == null && NUMBERS.indexOf(component) >= 0;
  }

  Marker withFixedWidth() {
    int width = number instanceof DigitPicture digits ? Math.max(0, digits.mandatoryDigits()) : 0;
    return new Marker(component, names, number, maxWidth, yearDigits, zoneLetter, width);
  }
}
