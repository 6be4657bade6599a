package dev.mapwright.jsonata.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A copy of a value that a transform may change, and the way back to an immutable one. */
public final class MutableCopy {
  private MutableCopy() {}

  /** A copy, all objects and arrays in it of its own. */
  public static @Nullable Object of(Run run, @Nullable Object value) {
    run.step();
    return switch (value) {
      case Map<?, ?> object -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        object.forEach((key, field) -> copy.put(String.valueOf(key), of(run, field)));
        yield copy;
      }
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        list.forEach(item -> copy.add(of(run, item)));
        yield copy;
      }
      case null, default -> value;
    };
  }

  /** Puts fields into an object of a copy. */
  @SuppressWarnings("unchecked") // made above
  public static void put(Map<?, ?> target, Map<?, ?> fields) {
    ((Map<String, @Nullable Object>) target).putAll((Map<String, ?>) fields);
  }

  /** An immutable value of the same content. */
  public static @Nullable Object frozen(Run run, @Nullable Object value) {
    run.step();
    return switch (value) {
      case LinkedHashMap<?, ?> object -> {
        ObjectBuilder copy = new ObjectBuilder();
        object.forEach((key, field) -> copy.put(String.valueOf(key), frozen(run, field)));
        yield copy.build();
      }
      case ArrayList<?> list -> {
        Sequence copy = Sequence.array(list.size());
        list.forEach(item -> copy.append(frozen(run, item)));
        yield copy;
      }
      case null, default -> value;
    };
  }
}
