package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.MergeSort;
import dev.mapwright.jsonata.run.Numbers;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $sort}. */
final class OrderFunctions {
  private OrderFunctions() {}

  /** The function of this name; {@code null} if it is not among these. */
  static @Nullable Builtin find(String name) {
    return switch (name) {
      case "sort" -> Builtin.of("sort", "<af?:a>", OrderFunctions::sort);
      default -> null;
    };
  }

  private static @Nullable Object sort(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof List<?> list) || list.size() <= 1) {
      return arguments[0];
    }
    MergeSort.Order<Object> order =
        arguments[1] instanceof FunctionValue function
            ? (first, second) -> isSet(Sequence.unwrapped(function.call(run, first, second)))
            : naturalOrder(run, list);
    run.noteList(list.size());
    return Sequence.arrayOf(new MergeSort<>(run, order).sort(list));
  }

  private static MergeSort.Order<Object> naturalOrder(Run run, List<?> list) {
    if (list.stream().allMatch(Numbers::isNumeric)) {
      return (first, second) -> Numbers.compare((Number) first, (Number) second) > 0;
    }
    if (list.stream().allMatch(String.class::isInstance)) {
      return (first, second) -> {
        run.readText(Math.min(((String) first).length(), ((String) second).length()));
        return ((String) first).compareTo((String) second) > 0;
      };
    }
    throw JsonataException.of(
        "D3070",
        "The single argument form of the sort function can only be applied to an array of strings"
            + " or an array of numbers. Use the second argument to specify a comparison function");
  }

  /** What JavaScript takes for true; an empty array and object are. */
  private static boolean isSet(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case JsonNull _ -> false;
      case Boolean truth -> truth;
      case String text -> !text.isEmpty();
      case Number number -> number.doubleValue() != 0 && !Double.isNaN(number.doubleValue());
      default -> true;
    };
  }
}
