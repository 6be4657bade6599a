package dev.mapwright.jsonata.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The numbers of the value model: {@code Long}, {@code BigInteger} beyond it, {@code Double}. */
public final class JsonNumber {
  /** Up to here a double holds every whole number. */
  private static final double WHOLE = 9_007_199_254_740_992.0;

  /** From here on towards zero, doubles keep less and less digits. */
  private static final double LEAST_OF_ALL_DIGITS = 1e-300;

  private JsonNumber() {}

  /** The number for a double: a {@code Long} if it is whole and no digit can be missing. */
  public static Number of(double value) {
    long whole = (long) value;
    return whole == value && Math.abs(value) <= WHOLE ? (Number) whole : (Number) value;
  }

  /** The number for a whole number of any size. */
  public static Number of(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }

  /** Any Java number as one of the value model: of the same value, in its narrowest class. */
  public static Number of(Number value) {
    return switch (value) {
      case Long whole -> whole;
      case Double fraction -> of(fraction.doubleValue());
      case Integer whole -> whole.longValue();
      case Short whole -> whole.longValue();
      case Byte whole -> whole.longValue();
      case AtomicInteger whole -> whole.longValue();
      case AtomicLong whole -> whole.get();
      case LongAdder whole -> whole.sum();
      case BigInteger big -> of(big);
      case BigDecimal decimal when isWhole(decimal) -> of(decimal.toBigInteger());
      // The digits that it prints: those of the nearest double would be others.
      case Float single -> of(Double.parseDouble(single.toString()));
      default -> of(value.doubleValue());
    };
  }

  private static boolean isWhole(BigDecimal value) {
    return value.precision() - value.scale() <= 400 && value.stripTrailingZeros().scale() <= 0;
  }

  /** The number as JavaScript prints it. */
  public static String text(Number value) {
    Number own = of(value);
    return own instanceof Double ? text(own.doubleValue()) : own.toString();
  }

  private static String text(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(value);
    int point = shortest.precision() - shortest.scale();
    return point > -6 && point <= 21 ? shortest.toPlainString() : scientific(shortest, point - 1);
  }

  /** The fewest digits that mean this double; Java writes two of them where one would do. */
  private static BigDecimal shortest(double value) {
    if (Math.abs(value) < LEAST_OF_ALL_DIGITS) {
      BigDecimal oneDigit = new BigDecimal(value).round(new MathContext(1));
      if (oneDigit.doubleValue() == value) {
        return oneDigit;
      }
    }
    return new BigDecimal(Double.toString(value)).stripTrailingZeros();
  }

  private static String scientific(BigDecimal value, int exponent) {
    String digits = value.unscaledValue().abs().toString();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    String sign = value.signum() < 0 ? "-" : "";
    return sign + digits.charAt(0) + fraction + (exponent < 0 ? "e" : "e+") + exponent;
  }
}
