package dev.mapwright.jsonata.option;

import dev.mapwright.jsonata.value.JsonNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The external variables of one run. A variable is asked for only when the evaluation really reads
 * it, and each time it does, so a costly value should be remembered by the implementation.
 */
@FunctionalInterface
public interface Bindings {
  /** No variables. */
  Bindings NONE = name -> null;

  /**
   * The value of {@code $name}; {@code null}, undefined, if there is none, and {@link
   * JsonNull#NULL} for null. What it throws is the cause of an {@code M4001} with the place of the
   * variable.
   *
   * @param name the variable's name without the dollar sign
   */
  @Nullable Object get(String name);

  /**
   * The variables of a map, names without the dollar sign. Java's {@code null} in it is JSON's; a
   * name that the map does not have is undefined.
   */
  static Bindings of(Map<String, ? extends @Nullable Object> variables) {
    return name -> {
      Object value = variables.get(name);
      return value == null && variables.containsKey(name) ? JsonNull.NULL : value;
    };
  }
}
