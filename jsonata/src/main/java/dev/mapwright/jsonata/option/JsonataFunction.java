package dev.mapwright.jsonata.option;

import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.value.AnyFunction;
import dev.mapwright.jsonata.value.JsonataException;
import org.jspecify.annotations.Nullable;

/**
 * A function of the expression, as a {@link NativeFunction} gets it for an argument: {@code
 * $each($list, function($item) {…})}, or inside of one: {@code $each($list, {"print":
 * function($item) {…}})}. It belongs to the evaluation that handed it over: only its thread may
 * call it, and only until the function that got it returns. It may be returned, alone or in a list
 * or map.
 */
public interface JsonataFunction extends AnyFunction {
  /**
   * Calls it.
   *
   * @param arguments Java values as {@link Jsonata#evaluate} takes them; {@code null} for undefined
   * @return its result, {@code null} for undefined; a function in it can be called as long as this
   *     one
   * @throws JsonataException if it fails, or not within the limits of the evaluation; let it pass
   * @throws IllegalStateException if its time or its thread is another
   */
  @Nullable Object call(@Nullable Object... arguments);

  /** How many arguments it takes. */
  int arity();
}
