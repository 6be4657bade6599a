package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Functions on arrays as a whole. */
final class ArrayFunctions {
  private static final long BYTES_OF_KEY = 80;

  private ArrayFunctions() {}

  /** The function of this name; {@code null} if it is not among these. */
  static @Nullable Builtin find(String name) {
    return switch (name) {
      case "count" ->
          Builtin.of(
              "count", "<a:n>", (run, a) -> a[0] instanceof List<?> list ? (long) list.size() : 0L);
      case "append" -> Builtin.of("append", "<xx:a>", (run, a) -> Values.append(run, a[0], a[1]));
      case "reverse" -> Builtin.of("reverse", "<a:a>", ArrayFunctions::reverse);
      case "shuffle" -> Builtin.of("shuffle", "<a:a>", ArrayFunctions::shuffle);
      case "distinct" -> Builtin.of("distinct", "<x:x>", ArrayFunctions::distinct);
      case "zip" -> Builtin.of("zip", "<a+>", 0, ArrayFunctions::zip);
      default -> null;
    };
  }

  private static @Nullable Object reverse(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof List<?> list) || list.size() <= 1) {
      return arguments[0];
    }
    run.noteList(list.size());
    return Sequence.arrayOf(list.reversed().toArray());
  }

  private static @Nullable Object shuffle(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof List<?> list) || list.size() <= 1) {
      return arguments[0];
    }
    run.noteList(list.size());
    @Nullable Object[] items = list.toArray();
    for (int i = items.length - 1; i > 0; i--) {
      int other = ThreadLocalRandom.current().nextInt(i + 1);
      Object item = items[i];
      items[i] = items[other];
      items[other] = item;
    }
    return Sequence.arrayOf(items);
  }

  private static @Nullable Object distinct(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof List<?> list) || list.size() <= 1) {
      return arguments[0];
    }
    boolean sequence = list instanceof Sequence own && own.isSequence();
    Sequence result = sequence ? Sequence.create() : Sequence.array();
    Set<Object> seen = new HashSet<>();
    List<Object> seenContainers = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      run.step();
      run.allocate(BYTES_OF_KEY);
      Object item = list.get(i);
      boolean fresh =
          item instanceof List || item instanceof Map
              ? isFresh(run, seenContainers, item)
              : seen.add(key(item));
      if (fresh) {
        run.append(result, item);
      }
    }
    return result;
  }

  private static boolean isFresh(Run run, List<Object> seen, Object item) {
    for (Object other : seen) {
      run.step();
      if (Values.areEqual(run, other, item)) {
        return false;
      }
    }
    return seen.add(item);
  }

  private record NumberKey(double value, long whole) {}

  /** Numbers of different classes may be equal. */
  private static @Nullable Object key(@Nullable Object item) {
    return item instanceof Number number && !(item instanceof BigInteger)
        ? new NumberKey(number.doubleValue(), number.longValue())
        : item;
  }

  private static Object zip(Run run, @Nullable Object[] arguments) {
    int length = Integer.MAX_VALUE;
    for (Object argument : arguments) {
      length = Math.min(length, argument instanceof List<?> list ? list.size() : 0);
    }
    Sequence result = Sequence.array();
    for (int i = 0; i < length; i++) {
      Sequence tuple = Sequence.array(arguments.length);
      run.steps(arguments.length);
      for (Object argument : arguments) {
        if (argument instanceof List<?> list) {
          tuple.append(list.get(i));
        }
      }
      run.append(result, tuple);
    }
    return result;
  }
}
