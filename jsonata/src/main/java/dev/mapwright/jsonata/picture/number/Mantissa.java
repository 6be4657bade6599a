package dev.mapwright.jsonata.picture.number;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A number as another one of the wanted size times a power of ten. */
record Mantissa(Number number, int exponent) {
  /** Up to here whole numbers are doubles without loss, and treated as the reference does. */
  private static final BigInteger EXACT = BigInteger.TWO.pow(53);

  /** The mantissa with so many digits before the decimal separator; ten to that power included. */
  static Mantissa of(Number value, int digits) {
    return value instanceof BigInteger whole && whole.abs().compareTo(EXACT) > 0
        ? ofLarge(new BigDecimal(whole), digits)
        : ofDouble(value.doubleValue(), digits);
  }

  /** By repeated multiplication, since its errors show in the digits. */
  private static Mantissa ofDouble(double value, int digits) {
    double most = Math.pow(10, digits);
    double least = Math.pow(10, digits - 1);
    double mantissa = value;
    int exponent = 0;
    if (mantissa != 0) {
      for (; Math.abs(mantissa) < least; exponent--) {
        mantissa *= 10;
      }
      for (; Math.abs(mantissa) > most; exponent++) {
        mantissa /= 10;
      }
    }
    return new Mantissa(mantissa, exponent);
  }

  private static Mantissa ofLarge(BigDecimal value, int digits) {
    BigDecimal most = BigDecimal.ONE.scaleByPowerOfTen(digits);
    BigDecimal least = BigDecimal.ONE.scaleByPowerOfTen(digits - 1);
    BigDecimal mantissa = value;
    int exponent = 0;
    for (; mantissa.abs().compareTo(least) < 0; exponent--) {
      mantissa = mantissa.scaleByPowerOfTen(1);
    }
    for (; mantissa.abs().compareTo(most) > 0; exponent++) {
      mantissa = mantissa.scaleByPowerOfTen(-1);
    }
    return new Mantissa(mantissa, exponent);
  }
}
