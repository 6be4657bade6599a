package dev.mapwright.jsonata.picture;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Whole numbers of any size, out of numbers of any class. */
public final class Whole {
  /** From here on every double is whole, and its digits are more than it can tell apart. */
  private static final double EXACT = 0x1p53;

  /** From here on JavaScript prints a double with an exponent. */
  private static final double PLAIN = 1e21;

  private Whole() {}

  /**
   * The largest whole number not above a value. A double beyond 2^53 counts as the number it is
   * printed as.
   *
   * @throws PictureException D1001 if it is not finite or beyond the doubles
   */
  public static BigInteger floor(Number value) {
    return switch (value) {
      case BigInteger big -> inRange(big);
      case Long whole -> BigInteger.valueOf(whole);
      case Integer whole -> BigInteger.valueOf(whole);
      default -> {
        double floor = Math.floor(finite(value.doubleValue()));
        yield Math.abs(floor) < EXACT ? BigInteger.valueOf((long) floor) : printed(floor);
      }
    };
  }

  /** A number as a whole one, or null if it has a fraction; D1001 as {@link #floor}. */
  public static @Nullable BigInteger exactly(Number value) {
    if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
      double number = finite(value.doubleValue());
      if (number != Math.rint(number)) {
        return null;
      }
      // Below that, JavaScript's fixed notation shows every digit of the double itself.
      return Math.abs(number) < PLAIN ? new BigDecimal(number).toBigInteger() : printed(number);
    }
    return floor(value);
  }

  /** The shortest digits that mean this double, as it is printed. */
  public static BigInteger printed(double whole) {
    return new BigDecimal(Double.toString(whole)).toBigInteger();
  }

  /** A {@code Long} where it fits. */
  public static Number narrow(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }

  public static BigInteger inRange(BigInteger value) {
    if (value.bitLength() > Double.MAX_EXPONENT + 1) {
      throw outOfRange(value.bitLength() + " bits");
    }
    return value;
  }

  public static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw outOfRange(value);
    }
    return value;
  }

  public static PictureException outOfRange(Object value) {
    return new PictureException("D1001", "The number is out of range", value);
  }
}
