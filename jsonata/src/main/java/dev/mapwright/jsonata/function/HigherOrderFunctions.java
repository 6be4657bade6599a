package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.ObjectBuilder;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Values;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions that apply a function to each item of an array or each field of an object. */
final class HigherOrderFunctions {
  /** Room is made for so many results before they are there. */
  private static final int MOST_FORESEEN = 1_000;

  private HigherOrderFunctions() {}

  /** The function of this name; {@code null} if it is not among these. */
  static @Nullable Builtin find(String name) {
    return switch (name) {
      case "map" -> Builtin.of("map", "<af>", HigherOrderFunctions::map);
      case "filter" -> Builtin.of("filter", "<af>", HigherOrderFunctions::filter);
      case "single" -> Builtin.of("single", "<af?>", HigherOrderFunctions::single);
      case "reduce" -> Builtin.of("reduce", "<afj?:j>", HigherOrderFunctions::reduce);
      case "each" -> Builtin.of("each", "<o-f:a>", HigherOrderFunctions::each);
      case "sift" -> Builtin.of("sift", "<o-f?:o>", HigherOrderFunctions::sift);
      default -> null;
    };
  }

  /** Calls with as much of item, position and whole as the function takes. */
  private static @Nullable Object call(
      Run run, FunctionValue function, @Nullable Object item, Object position, Object whole) {
    return switch (function.arity()) {
      case 0, 1 -> function.callOne(run, item);
      case 2 -> function.call(run, item, position);
      default -> function.call(run, item, position, whole);
    };
  }

  private static @Nullable Object map(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof List<?> list)
        || !(arguments[1] instanceof FunctionValue function)) {
      return null;
    }
    Sequence result = Sequence.create(Math.min(list.size(), MOST_FORESEEN));
    for (int i = 0; i < list.size(); i++) {
      Object value = call(run, function, list.get(i), (long) i, list);
      if (value != null) {
        run.append(result, value);
      }
    }
    return result;
  }

  private static @Nullable Object filter(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof List<?> list)
        || !(arguments[1] instanceof FunctionValue function)) {
      return null;
    }
    Sequence result = Sequence.create();
    for (int i = 0; i < list.size(); i++) {
      Object item = list.get(i);
      if (Values.isTrue(run, call(run, function, item, (long) i, list))) {
        run.append(result, item);
      }
    }
    return result;
  }

  private static @Nullable Object single(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof List<?> list)) {
      return null;
    }
    Object found = null;
    boolean any = false;
    for (int i = 0; i < list.size(); i++) {
      Object item = list.get(i);
      boolean matches =
          !(arguments[1] instanceof FunctionValue function)
              || Values.isTrue(run, call(run, function, item, (long) i, list));
      if (matches && any) {
        throw JsonataException.of(
            "D3138",
            "The $single() function expected exactly 1 matching result. Instead it matched more.");
      }
      if (matches) {
        found = item;
        any = true;
      }
    }
    if (!any) {
      throw JsonataException.of(
          "D3139",
          "The $single() function expected exactly 1 matching result. Instead it matched 0.");
    }
    return found;
  }

  private static @Nullable Object reduce(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof List<?> list)
        || !(arguments[1] instanceof FunctionValue function)) {
      return null;
    }
    int arity = function.arity();
    if (arity < 2) {
      throw JsonataException.of(
          "D3050",
          "The second argument of reduce function must be a function with at least two arguments");
    }
    boolean unseeded = arguments[2] == null && !list.isEmpty();
    Object result = unseeded ? list.getFirst() : arguments[2];
    for (int i = unseeded ? 1 : 0; i < list.size(); i++) {
      Object item = list.get(i);
      result =
          switch (arity) {
            case 2 -> function.call(run, result, item);
            case 3 -> function.call(run, result, item, (long) i);
            default -> function.call(run, result, item, (long) i, list);
          };
    }
    return result;
  }

  private static @Nullable Object each(Run run, @Nullable Object[] arguments) {
    Sequence result = Sequence.create();
    if (arguments[0] instanceof Map<?, ?> object
        && arguments[1] instanceof FunctionValue function) {
      for (Map.Entry<?, ?> field : object.entrySet()) {
        Object value = call(run, function, field.getValue(), field.getKey(), object);
        if (value != null) {
          run.append(result, value);
        }
      }
    }
    return result;
  }

  private static @Nullable Object sift(Run run, @Nullable Object[] arguments) {
    ObjectBuilder result = new ObjectBuilder();
    if (arguments[0] instanceof Map<?, ?> object
        && arguments[1] instanceof FunctionValue function) {
      for (Map.Entry<?, ?> field : object.entrySet()) {
        if (Values.isTrue(run, call(run, function, field.getValue(), field.getKey(), object))) {
          result.put((String) field.getKey(), field.getValue());
        }
      }
    }
    return result.isEmpty() ? null : result.build();
  }
}
