package dev.mapwright.jsonata.syntax;

import dev.mapwright.jsonata.value.JsonNumber;
import java.math.BigInteger;

/** The negative of a number literal, with all its digits. */
final class Negative {
  private Negative() {}

  static Number of(Number number) {
    return switch (number) {
      case Long whole -> -whole;
      case BigInteger big -> JsonNumber.of(big.negate());
      default -> -number.doubleValue();
    };
  }
}
