package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.run.Numbers;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.value.JsonNumber;
import dev.mapwright.jsonata.value.JsonataException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions on numbers, and of lists of numbers. */
final class NumberFunctions {
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([Ee][-+]?[0-9]+)?");
  private static final Pattern PREFIXED =
      Pattern.compile("0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][0-1]+");
  private static final int LONGEST_EXACT = 1_000;

  private NumberFunctions() {}

  /** The function of this name; {@code null} if it is not among these. */
  static @Nullable Builtin find(String name) {
    return switch (name) {
      case "number" -> Builtin.unary("number", "<(nsb)-:n>", (run, value) -> number(value));
      case "abs" -> Builtin.unary("abs", "<n-:n>", (run, n) -> abs((Number) n));
      case "floor" ->
          Builtin.unary("floor", "<n-:n>", (run, n) -> rounded((Number) n, Math::floor));
      case "ceil" -> Builtin.unary("ceil", "<n-:n>", (run, n) -> rounded((Number) n, Math::ceil));
      case "round" -> Builtin.of("round", "<n-n?:n>", NumberFunctions::round);
      case "sqrt" -> Builtin.unary("sqrt", "<n-:n>", (run, n) -> sqrt((Number) n));
      case "power" -> Builtin.of("power", "<n-n:n>", NumberFunctions::power);
      case "random" ->
          Builtin.of("random", "<:n>", (run, none) -> ThreadLocalRandom.current().nextDouble());
      case "sum" -> Builtin.of("sum", "<a<n>:n>", NumberFunctions::sum);
      case "average" -> Builtin.of("average", "<a<n>:n>", NumberFunctions::average);
      case "max" ->
          Builtin.of("max", "<a<n>:n>", (run, arguments) -> extreme(run, arguments[0], 1));
      case "min" ->
          Builtin.of("min", "<a<n>:n>", (run, arguments) -> extreme(run, arguments[0], -1));
      default -> null;
    };
  }

  private static Number number(Object value) {
    return switch (value) {
      case Number number -> number;
      case Boolean truth -> truth ? 1L : 0L;
      case String text when DECIMAL.matcher(text).matches() -> decimal(text);
      case String text when PREFIXED.matcher(text).matches() ->
          prefixed(text.substring(2), radix(text.charAt(1)));
      default -> throw notANumber(value);
    };
  }

  private static Number decimal(String text) {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw notANumber(text);
    }
    boolean whole = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
    return whole && text.length() <= LONGEST_EXACT
        ? JsonNumber.of(new BigInteger(text))
        : JsonNumber.of(value);
  }

  /** What no double can hold is infinite, as in the reference, and its digits are not computed. */
  private static Number prefixed(String digits, int radix) {
    int first = 0;
    while (first < digits.length() - 1 && digits.charAt(first) == '0') {
      first++;
    }
    if (digits.length() - first > Double.MAX_EXPONENT + 1) {
      return Double.POSITIVE_INFINITY;
    }
    BigInteger value = new BigInteger(digits.substring(first), radix);
    return Double.isInfinite(value.doubleValue()) ? Double.POSITIVE_INFINITY : JsonNumber.of(value);
  }

  private static int radix(char letter) {
    return switch (letter) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      default -> 2;
    };
  }

  private static JsonataException notANumber(Object value) {
    return JsonataException.of("D3030", "Unable to cast value to a number").showing(value);
  }

  private static Number abs(Number number) {
    return Numbers.compare(number, 0L) < 0 ? Numbers.negate(number) : number;
  }

  private static Number rounded(Number number, DoubleUnaryOperator rule) {
    return number instanceof Double
        ? JsonNumber.of(rule.applyAsDouble(number.doubleValue()))
        : number;
  }

  /** Halves go to the even neighbour. */
  private static @Nullable Object round(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof Number number)) {
      return null;
    }
    double digits = arguments[1] instanceof Number given ? given.doubleValue() : 0;
    double value = number.doubleValue();
    if (!Double.isFinite(value) || (!(number instanceof Double) && digits >= 0)) {
      return number;
    }
    int scale = (int) Math.clamp(digits, -400, 400);
    return JsonNumber.of(
        new BigDecimal(JsonNumber.text(number))
            .setScale(scale, RoundingMode.HALF_EVEN)
            .doubleValue());
  }

  private static Number sqrt(Number number) {
    if (number.doubleValue() < 0) {
      throw JsonataException.of("D3060", "The sqrt function cannot be applied to a negative number")
          .showing(number);
    }
    return JsonNumber.of(Math.sqrt(number.doubleValue()));
  }

  private static @Nullable Object power(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof Number base)) {
      return null;
    }
    double exponent = arguments[1] instanceof Number given ? given.doubleValue() : Double.NaN;
    double result = Math.pow(base.doubleValue(), exponent);
    if (!Double.isFinite(result)) {
      throw JsonataException.of(
              "D3061",
              "The power function has resulted in a value that cannot be represented as a JSON "
                  + "number: base="
                  + base
                  + ", exponent="
                  + JsonNumber.text(exponent))
          .withValue(base);
    }
    return JsonNumber.of(result);
  }

  private static @Nullable Object sum(Run run, @Nullable Object[] arguments) {
    return arguments[0] instanceof List<?> numbers ? total(run, numbers) : null;
  }

  private static Number total(Run run, List<?> numbers) {
    run.steps(numbers.size());
    Number total = 0L;
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) instanceof Number number) {
        total = Numbers.add(total, number);
      }
    }
    return total;
  }

  private static @Nullable Object average(Run run, @Nullable Object[] arguments) {
    return arguments[0] instanceof List<?> numbers && !numbers.isEmpty()
        ? Numbers.divide(total(run, numbers), (long) numbers.size())
        : null;
  }

  private static @Nullable Object extreme(Run run, @Nullable Object argument, int sign) {
    if (!(argument instanceof List<?> numbers)) {
      return null;
    }
    run.steps(numbers.size());
    Number best = null;
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) instanceof Number number
          && (best == null || Numbers.compare(number, best) * sign > 0)) {
        best = number;
      }
    }
    return best;
  }
}
