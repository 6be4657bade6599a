package dev.mapwright.jsonata.option;

import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.TypedFunctions;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function written in Java, registered by name with {@link CompileOptions#withFunction} or handed
 * over as the value of a variable. Called from any thread that evaluates an expression.
 *
 * <p>{@link TypedFunctions} makes one of a Java function with typed parameters:
 *
 * <pre>{@code
 * CompileOptions.DEFAULT.withFunction(
 *     "repeat", TypedFunctions.of(String.class, Integer.class, String::repeat))
 * }</pre>
 */
@FunctionalInterface
public interface NativeFunction {
  /**
   * Applies the function. What it throws ends the evaluation: a {@link JsonataException} as it is
   * (see {@link JsonataException#of}), anything else as the cause of one with the code {@code
   * M4001}; both with the place of the call.
   *
   * @param arguments as many as the call has; an undefined one is {@code null}, a function is a
   *     {@link JsonataFunction}. With a signature they have been checked and the context put in
   *     where the signature says so.
   * @return the value as {@link Jsonata#evaluate} takes documents; {@code null} for undefined,
   *     {@link JsonNull#NULL} for null
   */
  @Nullable Object apply(List<@Nullable Object> arguments);

  /**
   * How many arguments a higher-order function such as {@code $map} hands over: the item, its
   * position, the whole. A signature, where there is one, decides instead.
   */
  default int arity() {
    return 1;
  }
}
