package dev.mapwright.jsonata.picture.number;

import java.math.BigDecimal;

/** Rounding of doubles by their printed digits, as {@code $round} does it. */
final class Rounding {
  private Rounding() {}

  /** The double nearest to the value's printed digits rounded half to even. */
  static double halfToEven(double value, int digits) {
    double shifted = shift(value, digits);
    return shift(Math.rint(shifted), -digits);
  }

  private static double shift(double value, int digits) {
    return digits == 0
        ? value
        : new BigDecimal(Double.toString(value)).scaleByPowerOfTen(digits).doubleValue();
  }
}
