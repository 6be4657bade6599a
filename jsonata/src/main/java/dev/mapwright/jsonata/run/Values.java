package dev.mapwright.jsonata.run;

import dev.mapwright.jsonata.value.JsonKeys;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that hold for values everywhere: truth, equality, fields, appending. */
public final class Values {
  private Values() {}

  /** Whether a condition with this value holds. */
  public static boolean isTrue(Run run, @Nullable Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof String text) {
      return !text.isEmpty();
    }
    if (value instanceof Number number) {
      return Numbers.isNumeric(number) && number.doubleValue() != 0;
    }
    if (value instanceof List<?> list) {
      return anyTrue(run, list);
    }
    return value instanceof Map<?, ?> object && !object.isEmpty();
  }

  private static boolean anyTrue(Run run, List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      run.step();
      if (isTrue(run, list.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether two values are equal, arrays and objects part by part. */
  @SuppressWarnings("ReferenceEquality") // the quick answer
  public static boolean areEqual(Run run, @Nullable Object left, @Nullable Object right) {
    if (left == right) {
      return true;
    }
    if (left instanceof String text) {
      run.readText(text.length());
      return text.equals(right);
    }
    return switch (left) {
      case Number a -> right instanceof Number b && Numbers.areEqual(a, b);
      case List<?> a -> right instanceof List<?> b && areEqual(run, a, b);
      case Map<?, ?> a -> right instanceof Map<?, ?> b && areEqual(run, a, b);
      case null -> false;
      default -> left.equals(right);
    };
  }

  private static boolean areEqual(Run run, List<?> left, List<?> right) {
    if (left.size() != right.size()) {
      return false;
    }
    run.steps(left.size());
    for (int i = 0; i < left.size(); i++) {
      if (!areEqual(run, left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean areEqual(Run run, Map<?, ?> left, Map<?, ?> right) {
    if (left.size() != right.size()) {
      return false;
    }
    run.steps(left.size());
    for (Map.Entry<?, ?> entry : left.entrySet()) {
      Object other = right.get(entry.getKey());
      if (other == null || !areEqual(run, entry.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  /** Whether two values are the same: simple ones by value, arrays and objects by identity. */
  @SuppressWarnings("ReferenceEquality")
  public static boolean areSame(Run run, Object left, @Nullable Object right) {
    boolean simple = !(left instanceof List) && !(left instanceof Map);
    return left == right || (simple && areEqual(run, left, right));
  }

  /** Whether it is a function. */
  public static boolean isFunction(@Nullable Object value) {
    return value instanceof FunctionValue;
  }

  /**
   * The field of an object; of an array, the fields of its items.
   *
   * @param name interned
   */
  public static @Nullable Object field(Run run, @Nullable Object value, String name) {
    if (value instanceof JsonObject object) {
      return object.getInterned(name);
    }
    if (value instanceof List<?> list) {
      return fields(run, list, name);
    }
    return value instanceof Map<?, ?> object ? object.get(name) : null;
  }

  private static Sequence fields(Run run, List<?> list, String name) {
    Sequence result = Sequence.create();
    run.steps(list.size());
    for (int i = 0; i < list.size(); i++) {
      Object value = field(run, list.get(i), name);
      if (value instanceof List<?> values) {
        run.appendAll(result, values);
      } else if (value != null) {
        run.append(result, value);
      }
    }
    return result;
  }

  /** Two values as one array; an undefined one adds nothing. */
  public static @Nullable Object append(Run run, @Nullable Object first, @Nullable Object second) {
    if (first == null) {
      return second;
    }
    if (second == null) {
      return first;
    }
    // Only what was itself made a sequence here stays one: an appended array is an array.
    int size = sizeOf(first) + sizeOf(second);
    run.noteList(size);
    Sequence result = Sequence.array(size);
    add(run, result, first);
    add(run, result, second);
    return result;
  }

  private static int sizeOf(Object value) {
    return value instanceof List<?> list ? list.size() : 1;
  }

  /** Adds an array's items, or a value, to a list. */
  public static void add(Run run, Sequence target, @Nullable Object value) {
    if (value instanceof List<?> list) {
      run.appendAll(target, list);
    } else {
      run.append(target, value);
    }
  }

  /** The value as an array: itself, or an array around it. */
  public static List<?> asList(@Nullable Object value) {
    return value instanceof List<?> list ? list : Sequence.of(value);
  }

  /** What leaves an evaluation: arrays without the marks that only mean something within one. */
  public static void settle(Run run, @Nullable Object value) {
    if (value instanceof Sequence list) {
      list.settle();
      run.steps(list.size());
      for (int i = 0; i < list.size(); i++) {
        settle(run, list.get(i));
      }
    } else if (value instanceof JsonObject object && !object.isRead()) {
      JsonKeys keys = object.keys();
      run.steps(keys.size());
      for (int i = 0; i < keys.size(); i++) {
        settle(run, object.valueAt(i));
      }
    }
  }

  /** The kind of a value as {@code $type} names it. */
  public static @Nullable String type(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case JsonNull _ -> "null";
      case Number _ -> "number";
      case String _ -> "string";
      case Boolean _ -> "boolean";
      case List<?> _ -> "array";
      case Map<?, ?> _ -> "object";
      default -> "function";
    };
  }
}
