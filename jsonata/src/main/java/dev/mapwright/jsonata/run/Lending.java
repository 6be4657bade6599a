package dev.mapwright.jsonata.run;

import dev.mapwright.jsonata.option.JsonataFunction;
import dev.mapwright.jsonata.value.JsonArray;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of an expression that one call of a function written in Java may use until it
 * returns: those among its arguments, those inside arrays and objects, and those that they give.
 */
final class Lending {
  private static final int ITEMS_OF_STEP = 6;

  private final Run run;
  private final Thread borrower = Thread.currentThread();
  private @Nullable JsonataException failure;
  private boolean over;

  Lending(Run run) {
    this.run = run;
  }

  /** Whether a value is a function or has one in it. What was read from a document has none. */
  static boolean isNeededFor(Run run, @Nullable Object value) {
    return switch (value) {
      case FunctionValue _ -> true;
      case JsonObject object -> object.raw() == null && isNeededForMember(run, object);
      case Sequence list -> isNeededForItem(run, list);
      case JsonArray list -> run.holdsFunctionsFromOutside() && isNeededForItem(run, list);
      case Map<?, ?> object ->
          run.holdsFunctionsFromOutside()
              && object.values().stream().anyMatch(member -> isNeededFor(run, member));
      case null, default -> false;
    };
  }

  private static boolean isNeededForMember(Run run, JsonObject object) {
    run.step();
    for (int i = 0; i < object.size(); i++) {
      if (isNeededFor(run, object.valueAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNeededForItem(Run run, List<?> list) {
    run.steps(1 + (list.size() >> ITEMS_OF_STEP));
    for (int i = 0; i < list.size(); i++) {
      if (isNeededFor(run, list.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** The value with something that can be called in place of each function. */
  @Nullable Object lend(@Nullable Object value) {
    return switch (value) {
      case FunctionValue function -> new Lent(function);
      case List<?> list when isNeededFor(run, list) -> {
        List<@Nullable Object> items = new ArrayList<>(list.size());
        list.forEach(item -> items.add(lend(item)));
        yield Collections.unmodifiableList(items);
      }
      case Map<?, ?> object when isNeededFor(run, object) -> {
        Map<Object, @Nullable Object> members = new LinkedHashMap<>();
        object.forEach((key, member) -> members.put(key, lend(member)));
        yield Collections.unmodifiableMap(members);
      }
      case null, default -> value;
    };
  }

  /** Whether an error came out of a function that was lent. */
  boolean hasFailedBy(JsonataException error) {
    return error.equals(failure);
  }

  /** Takes back what was lent. */
  void end() {
    over = true;
  }

  /** A function that can be called from Java. */
  final class Lent implements JsonataFunction {
    private final FunctionValue function;

    private Lent(FunctionValue function) {
      this.function = function;
    }

    FunctionValue function() {
      return function;
    }

    @Override
    public @Nullable Object call(@Nullable Object... arguments) {
      if (over || !Thread.currentThread().equals(borrower)) {
        throw new IllegalStateException(
            "A function of an expression can only be called by the function that got it, on the"
                + " same thread, until that returns");
      }
      try {
        @Nullable Object[] values = new @Nullable Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = JavaValues.of(run, arguments[i], "argument ", String.valueOf(i + 1));
        }
        return lend(Sequence.unwrapped(function.call(run, values)));
      } catch (JsonataException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public int arity() {
      return function.arity();
    }

    @Override
    public String toString() {
      return "function";
    }
  }
}
