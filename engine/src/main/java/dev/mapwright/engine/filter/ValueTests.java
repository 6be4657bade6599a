package dev.mapwright.engine.filter;

import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.time.Moment;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one value of a record is compared. {@code ne} and {@code nin} are not here: they are {@code
 * eq} and {@code in}, denied of all values together.
 */
final class ValueTests {
  private ValueTests() {}

  /** Whether a value, which is not null, compares as wanted. The wanted values are checked. */
  static Predicate<Object> of(Type type, Operator operator, List<String> wanted) {
    if (operator == Operator.LIKE) {
      LikePattern pattern = new LikePattern(wanted.getFirst());
      return value -> pattern.matches(value.toString());
    }
    return switch (type) {
      case Type.Text text when text.ignoresCase() -> {
        Set<String> folded =
            wanted.stream().map(LikePattern::fold).collect(Collectors.toUnmodifiableSet());
        yield value -> folded.contains(LikePattern.fold(value.toString()));
      }
      case Type.Text _ -> {
        Set<String> all = Set.copyOf(wanted);
        yield value -> all.contains(value.toString());
      }
      case Type.Bool _ -> {
        Set<String> all = Set.copyOf(wanted);
        yield value -> all.contains(value.toString());
      }
      case Type.DateTime _ -> compared(operator, wanted, ValueTests::moment);
      case Type.Num _ -> compared(operator, wanted, ValueTests::number);
      case Type.Any _, Type.Array _, Type.Obj _ ->
          throw new IllegalArgumentException(type.inWords() + " cannot be compared");
    };
  }

  private static <T extends Comparable<T>> Predicate<Object> compared(
      Operator operator, Collection<String> wanted, Function<Object, @Nullable T> read) {
    List<T> all = wanted.stream().map(read).filter(Objects::nonNull).toList();
    IntPredicate sign = sign(operator);
    return value -> {
      T own = read.apply(value);
      return own != null && all.stream().anyMatch(other -> sign.test(own.compareTo(other)));
    };
  }

  private static IntPredicate sign(Operator operator) {
    return switch (operator) {
      case EQ, IN -> order -> order == 0;
      case GT -> order -> order > 0;
      case GTE -> order -> order >= 0;
      case LT -> order -> order < 0;
      case LTE -> order -> order <= 0;
      case NE, NIN, LIKE -> throw new IllegalArgumentException(operator + " is no comparison");
    };
  }

  /** The moment that a text means, a day being its start in UTC; null if it means none. */
  static @Nullable Long moment(Object text) {
    OptionalLong millis = Moment.parse(text.toString());
    return millis.isPresent() ? millis.getAsLong() : null;
  }

  /** The number that a value means; null if it means none. */
  static @Nullable BigDecimal number(Object value) {
    try {
      BigDecimal number = new BigDecimal(value.toString());
      return Math.abs(number.scale()) > 400 ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
