package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code *} and {@code **}. */
public final class Wildcards {
  private Wildcards() {}

  /** {@code *}: the values of all fields, arrays flattened. */
  public static final class Children extends Node {
    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      return Sequence.unwrapped(raw(run, frame, input));
    }

    @Override
    public Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
      Object value = input instanceof Sequence list && list.isOuterWrapper() ? list.get(0) : input;
      Sequence results = Sequence.create();
      if (value instanceof Map<?, ?> object) {
        for (Object child : object.values()) {
          results = add(run, results, child);
        }
      } else if (value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          results = add(run, results, list.get(i));
        }
      }
      return results;
    }

    private static Sequence add(Run run, Sequence results, @Nullable Object child) {
      if (!(child instanceof List<?> list)) {
        run.append(results, child);
        return results;
      }
      Sequence flat = Sequence.array();
      flatten(run, flat, list);
      // With an array among the values the result is an array, no longer a sequence.
      return Values.append(run, results, flat) instanceof Sequence joined ? joined : results;
    }

    private static void flatten(Run run, Sequence target, List<?> list) {
      run.steps(list.size());
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof List<?> inner) {
          flatten(run, target, inner);
        } else {
          run.append(target, list.get(i));
        }
      }
    }
  }

  /** {@code **}: the value itself and all below it, arrays flattened. */
  public static final class Descendants extends Node {
    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      return Sequence.unwrapped(raw(run, frame, input));
    }

    @Override
    public @Nullable Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
      if (input == null) {
        return null;
      }
      Sequence results = Sequence.create();
      collect(run, results, input);
      return results.size() == 1 ? results.get(0) : results;
    }

    private static void collect(Run run, Sequence results, @Nullable Object value) {
      if (value instanceof List<?> list) {
        run.steps(list.size());
        for (int i = 0; i < list.size(); i++) {
          collect(run, results, list.get(i));
        }
        return;
      }
      run.append(results, value);
      if (value instanceof Map<?, ?> object) {
        for (Object child : object.values()) {
          collect(run, results, child);
        }
      }
    }
  }
}
