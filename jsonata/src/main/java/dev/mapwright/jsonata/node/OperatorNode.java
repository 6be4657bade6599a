package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.NumberRange;
import dev.mapwright.jsonata.run.Numbers;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Text;
import dev.mapwright.jsonata.run.Values;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** An operator between two operands that are both evaluated. */
public abstract class OperatorNode extends Node {
  private static final int MOST_OF_RANGE = 10_000_000;

  /** Up to so many numbers of a range are made at once, since it takes less to read them then. */
  private static final int MOST_MADE = 1_000;

  private final SourceOffset place;
  private final String symbol;
  private final Node left;
  private final Node right;

  private OperatorNode(SourceOffset place, String symbol, Node left, Node right) {
    this.place = place;
    this.symbol = symbol;
    this.left = left;
    this.right = right;
  }

  /** The operator with this symbol. */
  public static Node of(SourceOffset place, String symbol, Node left, Node right) {
    return switch (symbol) {
      case "+" -> new Arithmetic(place, symbol, left, right, Numbers::add);
      case "-" -> new Arithmetic(place, symbol, left, right, Numbers::subtract);
      case "*" -> new Arithmetic(place, symbol, left, right, Numbers::multiply);
      case "/" -> new Arithmetic(place, symbol, left, right, Numbers::divide);
      case "%" -> new Arithmetic(place, symbol, left, right, Numbers::remainder);
      case "<" -> new Comparison(place, symbol, left, right, order -> order < 0);
      case "<=" -> new Comparison(place, symbol, left, right, order -> order <= 0);
      case ">" -> new Comparison(place, symbol, left, right, order -> order > 0);
      case ">=" -> new Comparison(place, symbol, left, right, order -> order >= 0);
      case "=" -> new Equality(place, symbol, left, right, true);
      case "!=" -> new Equality(place, symbol, left, right, false);
      case "&" -> new Concatenation(place, symbol, left, right);
      case "in" -> new Inclusion(place, symbol, left, right);
      case ".." -> new Range(place, symbol, left, right);
      default -> throw new IllegalArgumentException("unknown operator " + symbol);
    };
  }

  @Override
  public final @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return Sequence.unwrapped(raw(run, frame, input));
  }

  @Override
  public final @Nullable Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
    Object a = left.eval(run, frame, input);
    Object b = right.eval(run, frame, input);
    try {
      return apply(run, a, b);
    } catch (JsonataException e) {
      throw located(e);
    }
  }

  abstract @Nullable Object apply(Run run, @Nullable Object a, @Nullable Object b);

  final Node left() {
    return left;
  }

  final Node right() {
    return right;
  }

  final SourceOffset place() {
    return place;
  }

  final String symbol() {
    return symbol;
  }

  final JsonataException located(JsonataException e) {
    return place.locate(e, symbol);
  }

  JsonataException error(String code, String message, @Nullable Object value) {
    return JsonataException.of(code, message).withToken(symbol).withValue(value);
  }

  private static final class Arithmetic extends OperatorNode {
    private final BinaryOperator<Number> operation;

    Arithmetic(
        SourceOffset place, String symbol, Node left, Node right, BinaryOperator<Number> op) {
      super(place, symbol, left, right);
      this.operation = op;
    }

    @Override
    @Nullable Object apply(Run run, @Nullable Object a, @Nullable Object b) {
      if (a != null && !Numbers.isNumeric(a)) {
        throw error("T2001", side("left"), a);
      }
      if (b != null && !Numbers.isNumeric(b)) {
        throw error("T2002", side("right"), b);
      }
      return a instanceof Number x && b instanceof Number y ? operation.apply(x, y) : null;
    }

    private String side(String side) {
      return "The " + side + " side of the " + super.symbol + " operator must evaluate to a number";
    }
  }

  private static final class Comparison extends OperatorNode {
    private final IntPredicate holds;

    Comparison(SourceOffset place, String symbol, Node left, Node right, IntPredicate holds) {
      super(place, symbol, left, right);
      this.holds = holds;
    }

    @Override
    @Nullable Object apply(Run run, @Nullable Object a, @Nullable Object b) {
      if (!isComparable(a) || !isComparable(b)) {
        throw error(
            "T2010",
            "The expressions either side of operator "
                + super.symbol
                + " must evaluate to numeric or string values",
            isComparable(a) ? b : a);
      }
      if (a == null || b == null) {
        return null;
      }
      if (a instanceof Number x && b instanceof Number y) {
        return !isNan(x) && !isNan(y) && holds.test(Numbers.compare(x, y));
      }
      if (a instanceof String x && b instanceof String y) {
        run.readText(Math.min(x.length(), y.length()));
        return holds.test(x.compareTo(y));
      }
      throw error(
          "T2009",
          "The values either side of operator " + super.symbol + " must be of the same data type",
          a);
    }

    private static boolean isComparable(@Nullable Object value) {
      return value == null || value instanceof String || value instanceof Number;
    }

    private static boolean isNan(Number number) {
      return number instanceof Double fraction && fraction.isNaN();
    }
  }

  /** {@code =} and {@code !=}. */
  static final class Equality extends OperatorNode {
    private final boolean wanted;

    Equality(SourceOffset place, String symbol, Node left, Node right, boolean wanted) {
      super(place, symbol, left, right);
      this.wanted = wanted;
    }

    @Override
    Object apply(Run run, @Nullable Object a, @Nullable Object b) {
      return a != null && b != null && Values.areEqual(run, a, b) == wanted;
    }

    /** Whether it asks for equality. */
    boolean isWanted() {
      return wanted;
    }

    /** The same with its sides changed over. */
    Equality turned() {
      return new Equality(place(), symbol(), right(), left(), wanted);
    }
  }

  private static final class Concatenation extends OperatorNode {
    Concatenation(SourceOffset place, String symbol, Node left, Node right) {
      super(place, symbol, left, right);
    }

    @Override
    Object apply(Run run, @Nullable Object a, @Nullable Object b) {
      String x = Text.of(run, a);
      String y = Text.of(run, b);
      run.noteText((long) x.length() + y.length());
      return x.concat(y);
    }
  }

  private static final class Inclusion extends OperatorNode {
    Inclusion(SourceOffset place, String symbol, Node left, Node right) {
      super(place, symbol, left, right);
    }

    @Override
    Object apply(Run run, @Nullable Object a, @Nullable Object b) {
      if (a == null || b == null) {
        return false;
      }
      List<?> list = Values.asList(b);
      run.steps(list.size());
      for (int i = 0; i < list.size(); i++) {
        if (Values.areSame(run, a, list.get(i))) {
          return true;
        }
      }
      return false;
    }
  }

  private static final class Range extends OperatorNode {
    Range(SourceOffset place, String symbol, Node left, Node right) {
      super(place, symbol, left, right);
    }

    @Override
    @Nullable Object apply(Run run, @Nullable Object a, @Nullable Object b) {
      if (a != null && !Numbers.isWhole(a)) {
        throw error("T2003", side("left"), a);
      }
      if (b != null && !Numbers.isWhole(b)) {
        throw error("T2004", side("right"), b);
      }
      if (!(a instanceof Number first) || !(b instanceof Number last)) {
        return null;
      }
      return Numbers.compare(first, last) > 0 ? null : range(run, first, last);
    }

    private List<?> range(Run run, Number first, Number last) {
      double size = last.doubleValue() - first.doubleValue() + 1;
      if (size > MOST_OF_RANGE) {
        throw error(
            "D2014",
            "The size of the sequence allocated by the range operator (..) must not exceed 1e7",
            size);
      }
      if (size > MOST_MADE) {
        return new NumberRange(first.longValue(), (int) size);
      }
      run.noteList((long) size);
      @Nullable Object[] items = new @Nullable Object[(int) size];
      for (int i = 0; i < items.length; i++) {
        items[i] = first.longValue() + i;
      }
      return Sequence.ofAll(items);
    }

    private static String side(String side) {
      return "The " + side + " side of the range operator (..) must evaluate to an integer";
    }
  }
}
