package dev.mapwright.jsonata.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A copy of a value that a transform may change, and the way back to an immutable one. */
public final class MutableCopy {
  /** An object of a copy: no other may be changed. */
  private static final class Own extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;
  }

  private static final long BYTES_OF_VALUE = 64;

  private MutableCopy() {}

  /** A copy, all objects and arrays in it of its own. */
  public static @Nullable Object of(Run run, @Nullable Object value) {
    run.step();
    run.allocate(BYTES_OF_VALUE);
    return switch (value) {
      case Map<?, ?> object -> {
        Own copy = new Own();
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

  /**
   * Puts copies of fields into an object if it is of a copy; what lies outside stays as it is. They
   * are copies, since a field may hold the very object that it is put into.
   */
  public static void put(Run run, @Nullable Object target, Map<?, ?> fields) {
    if (target instanceof Own own) {
      Map<String, @Nullable Object> copies = new LinkedHashMap<>();
      fields.forEach((key, field) -> copies.put(String.valueOf(key), of(run, field)));
      own.putAll(copies);
    }
  }

  /** Removes fields from an object if it is of a copy. */
  public static void remove(@Nullable Object target, List<?> names) {
    if (target instanceof Own own) {
      names.forEach(own::remove);
    }
  }

  /** An immutable value of the same content. */
  public static @Nullable Object frozen(Run run, @Nullable Object value) {
    run.step();
    run.allocate(BYTES_OF_VALUE);
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
