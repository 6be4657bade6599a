package dev.mapwright.jsonata.picture.number;

import dev.mapwright.jsonata.picture.Whole;
import java.math.BigInteger;

/** Numbers as the columns of a spreadsheet: A is 1, Z is 26, AA is 27; nothing is 0. */
final class LetterNumerals {
  private static final int LETTERS = 26;
  private static final BigInteger BASE = BigInteger.valueOf(LETTERS);

  /** 26 to this power is beyond the doubles. */
  private static final int MOST_LETTERS = 300;

  private LetterNumerals() {}

  static String format(BigInteger number, char first) {
    StringBuilder letters = new StringBuilder();
    BigInteger rest = number;
    while (rest.signum() > 0) {
      BigInteger[] split = rest.subtract(BigInteger.ONE).divideAndRemainder(BASE);
      letters.append((char) (first + split[1].intValue()));
      rest = split[0];
    }
    return letters.reverse().toString();
  }

  /** Any character counts by its distance from the first letter, as in the reference. */
  static Number parse(String letters, char first) {
    if (letters.length() > MOST_LETTERS) {
      throw Whole.outOfRange(letters);
    }
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < letters.length(); i++) {
      int digit = letters.charAt(i) - first + 1;
      number = number.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    return Whole.narrow(Whole.inRange(number));
  }
}
