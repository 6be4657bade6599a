package dev.mapwright.jsonata.picture.number;

import dev.mapwright.jsonata.picture.Bounds;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Roman numerals; nothing is 0, and from 4000 on there are as many Ms as it takes. */
final class RomanNumerals {
  private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);
  private static final int[] VALUES = {900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] NUMERALS = {
    "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
  };

  private RomanNumerals() {}

  static String format(BigInteger number) {
    BigInteger[] split = number.divideAndRemainder(THOUSAND);
    Bounds.checkOutput(split[0].bitLength() < Integer.SIZE ? split[0].intValue() : Long.MAX_VALUE);
    StringBuilder roman = new StringBuilder("M".repeat(split[0].intValue()));
    int rest = split[1].intValue();
    for (int i = 0; i < VALUES.length; i++) {
      for (; rest >= VALUES[i]; rest -= VALUES[i]) {
        roman.append(NUMERALS[i]);
      }
    }
    return roman.toString();
  }

  /** The value of upper-case numerals; {@code null} if another character is among them. */
  static @Nullable Number parse(String roman) {
    long number = 0;
    int largest = 1;
    for (int i = roman.length() - 1; i >= 0; i--) {
      int value = valueOf(roman.charAt(i));
      if (value == 0) {
        return null;
      }
      if (value < largest) {
        number -= value;
      } else {
        largest = value;
        number += value;
      }
    }
    return number;
  }

  private static int valueOf(char numeral) {
    return switch (numeral) {
      case 'M' -> 1_000;
      case 'D' -> 500;
      case 'C' -> 100;
      case 'L' -> 50;
      case 'X' -> 10;
      case 'V' -> 5;
      case 'I' -> 1;
      default -> 0;
    };
  }
}
