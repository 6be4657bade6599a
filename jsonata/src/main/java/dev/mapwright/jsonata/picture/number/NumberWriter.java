package dev.mapwright.jsonata.picture.number;

import dev.mapwright.jsonata.picture.Bounds;
import dev.mapwright.jsonata.picture.JsText;
import dev.mapwright.jsonata.picture.Whole;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Writes one number as its layout says (XPath Functions 3.1, section 4.7.5). Working state of one
 * call: not to be shared or used twice.
 */
final class NumberWriter {
  private final NumberLayout layout;
  private final DecimalSymbols symbols;
  private String text = "";

  NumberWriter(NumberLayout layout, DecimalSymbols symbols) {
    this.layout = layout;
    this.symbols = symbols;
  }

  String write(Number value) {
    Number scaled = scale(value);
    int exponent = 0;
    if (layout.exponentSize() > 0) {
      Mantissa split = Mantissa.of(scaled, layout.scale());
      scaled = split.number();
      exponent = split.exponent();
    }
    text = symbols.inFamily(fixed(scaled, layout.maximumFraction()));
    setDecimalSeparator();
    trimZeros();
    pad();
    groupInteger();
    groupFraction();
    dropNeedlessSeparator();
    if (layout.exponentSize() > 0) {
      text += exponentText(exponent);
    }
    return layout.parts().prefix() + text + layout.parts().suffix();
  }

  /** The number to print: per cent and per mille are more than the value. */
  private Number scale(Number value) {
    SubPicture parts = layout.parts();
    int factor = parts.has(symbols.percent()) ? 100 : parts.has(symbols.perMille()) ? 1_000 : 1;
    BigInteger whole = value instanceof Double ? null : Whole.exactly(value);
    return whole != null
        ? whole.multiply(BigInteger.valueOf(factor))
        : (Number) Whole.finite(value.doubleValue() * factor);
  }

  /** The digits of a magnitude with so many after a point, rounded half to even. */
  private static String fixed(Number value, int digits) {
    BigInteger whole = value instanceof BigDecimal ? null : Whole.exactly(value);
    if (whole != null) {
      return whole.abs() + (digits > 0 ? "." + "0".repeat(digits) : "");
    }
    BigDecimal rounded =
        value instanceof BigDecimal exact
            ? exact.setScale(digits, RoundingMode.HALF_EVEN)
            : new BigDecimal(Rounding.halfToEven(value.doubleValue(), digits));
    return rounded.abs().setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  private void setDecimalSeparator() {
    int point = text.indexOf('.');
    String separator = symbols.decimalSeparator();
    text =
        point < 0
            ? text + separator
            : text.substring(0, point) + separator + text.substring(point + 1);
  }

  private void trimZeros() {
    int start = 0;
    int end = text.length();
    while (start < end && symbols.isZero(text.charAt(start))) {
      start++;
    }
    while (end > start && symbols.isZero(text.charAt(end - 1))) {
      end--;
    }
    text = text.substring(start, end);
  }

  private void pad() {
    int point = point();
    int left = Math.max(0, layout.minimumInteger() - point);
    int right = Math.max(0, layout.minimumFraction() - (text.length() - point - 1));
    long zeroLength = symbols.zeroDigit().length();
    Bounds.checkOutput((left + right) * zeroLength);
    text = symbols.zeroDigit().repeat(left) + text + symbols.zeroDigit().repeat(right);
  }

  private void groupInteger() {
    int point = point();
    int interval = layout.groupInterval();
    if (interval > 0) {
      StringBuilder grouped = new StringBuilder(text);
      for (int at = point - interval; at > 0; at -= interval) {
        grouped.insert(at, symbols.groupingSeparator());
      }
      text = grouped.toString();
      return;
    }
    for (int group : layout.integerGroups()) {
      insertGroupingSeparator(point - group);
      point++;
    }
  }

  private void groupFraction() {
    int point = point();
    for (int group : layout.fractionGroups()) {
      insertGroupingSeparator(point + 1 + group);
    }
  }

  private void insertGroupingSeparator(int position) {
    int cut = JsText.cut(text.length(), position);
    text = text.substring(0, cut) + symbols.groupingSeparator() + text.substring(cut);
  }

  private void dropNeedlessSeparator() {
    boolean wanted = layout.parts().has(symbols.decimalSeparator());
    if (!wanted || point() == text.length() - 1) {
      text = text.substring(0, Math.max(0, text.length() - 1));
    }
  }

  private String exponentText(int exponent) {
    String digits = symbols.inFamily(Integer.toString(Math.abs(exponent)));
    int missing = Math.max(0, layout.exponentSize() - digits.length());
    Bounds.checkOutput((long) missing * symbols.zeroDigit().length());
    return symbols.exponentSeparator()
        + (exponent < 0 ? symbols.minusSign() : "")
        + symbols.zeroDigit().repeat(missing)
        + digits;
  }

  private int point() {
    return text.indexOf(symbols.decimalSeparator());
  }
}
