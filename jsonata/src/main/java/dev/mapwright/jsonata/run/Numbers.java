package dev.mapwright.jsonata.run;

import dev.mapwright.jsonata.value.JsonNumber;
import dev.mapwright.jsonata.value.JsonataException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic and order of numbers: exact as long as whole numbers fit into 64 bits, otherwise as
 * JavaScript's.
 */
public final class Numbers {
  private static final MathContext FIFTEEN_DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  private Numbers() {}

  /**
   * Whether it is a number to calculate with.
   *
   * @throws JsonataException {@code D1001} if it is infinite
   */
  public static boolean isNumeric(@Nullable Object value) {
    if (value instanceof Double number) {
      if (number.isInfinite()) {
        throw JsonataException.of("D1001", "Number out of range").showing(number);
      }
      return !number.isNaN();
    }
    return value instanceof Number;
  }

  /** Whether it is a whole number. */
  public static boolean isWhole(@Nullable Object value) {
    return switch (value) {
      case Long _ -> true;
      case Double number -> Double.isFinite(number) && number == Math.rint(number);
      case Number number -> isWhole(JsonNumber.of(number));
      case null, default -> false;
    };
  }

  public static Number add(Number left, Number right) {
    if (left instanceof Long a && right instanceof Long b) {
      long sum = a + b;
      if (((a ^ sum) & (b ^ sum)) >= 0) {
        return sum;
      }
    }
    return JsonNumber.of(left.doubleValue() + right.doubleValue());
  }

  public static Number subtract(Number left, Number right) {
    if (left instanceof Long a && right instanceof Long b) {
      long difference = a - b;
      if (((a ^ b) & (a ^ difference)) >= 0) {
        return difference;
      }
    }
    return JsonNumber.of(left.doubleValue() - right.doubleValue());
  }

  public static Number multiply(Number left, Number right) {
    if (left instanceof Long a && right instanceof Long b) {
      long high = Math.multiplyHigh(a, b);
      long low = a * b;
      if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
        return low;
      }
    }
    return JsonNumber.of(left.doubleValue() * right.doubleValue());
  }

  public static Number divide(Number left, Number right) {
    if (left instanceof Long a && right instanceof Long b && b > 0 && a % b == 0) {
      return a / b;
    }
    return JsonNumber.of(left.doubleValue() / right.doubleValue());
  }

  public static Number remainder(Number left, Number right) {
    if (left instanceof Long a && right instanceof Long b && b != 0) {
      return a % b;
    }
    return JsonNumber.of(left.doubleValue() % right.doubleValue());
  }

  public static Number negate(Number number) {
    return subtract(0L, number);
  }

  public static boolean areEqual(Number left, Number right) {
    if (left instanceof Long a && right instanceof Long b) {
      return a.longValue() == b.longValue();
    }
    if (left instanceof BigInteger || right instanceof BigInteger) {
      return compare(left, right) == 0;
    }
    return left.doubleValue() == right.doubleValue();
  }

  /** Negative, zero or positive as the left number is less, equal or greater. */
  public static int compare(Number left, Number right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Long.compare(a, b);
    }
    double a = left.doubleValue();
    double b = right.doubleValue();
    if (a != b || !Double.isFinite(a)) {
      return a < b ? -1 : a > b ? 1 : 0;
    }
    return exact(left).compareTo(exact(right));
  }

  private static BigDecimal exact(Number number) {
    return switch (number) {
      case Long whole -> BigDecimal.valueOf(whole);
      case BigInteger big -> new BigDecimal(big);
      case BigDecimal decimal -> decimal;
      default -> new BigDecimal(number.doubleValue());
    };
  }

  /** As {@code $string} prints it: fractions with at most fifteen digits. */
  static Double rounded(Double number) {
    return Double.isFinite(number) && !isWhole(number)
        ? (Double) new BigDecimal(number).round(FIFTEEN_DIGITS).doubleValue()
        : number;
  }

  /** Rounded down, for positions; far-away ones come out as far away. */
  public static int floor(Number number) {
    return number instanceof Long whole
        ? (int) Math.clamp(whole, Integer.MIN_VALUE, Integer.MAX_VALUE)
        : (int) Math.floor(number.doubleValue());
  }
}
