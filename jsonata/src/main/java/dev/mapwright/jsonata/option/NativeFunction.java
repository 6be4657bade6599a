package dev.mapwright.jsonata.option;

import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.TypedFunctions;
import dev.mapwright.jsonata.value.AnyFunction;
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
public interface NativeFunction extends AnyFunction {
  /**
   * Applies the function. What it throws ends the evaluation: a {@link JsonataException} with its
   * own code (see {@link JsonataException#of}), any other exception as the cause of one with the
   * code {@code M4001}; both with the place of the call. The error of another expression that the
   * function evaluates is the cause of one with the same code.
   *
   * @param arguments as many as the call has; an undefined one is {@code null}, JSON's null is
   *     {@link JsonNull#NULL}, a function is a {@link JsonataFunction}. Lists and maps among them
   *     are immutable. With a signature they have been checked and the context put in where the
   *     signature says so.
   * @return the value as {@link Jsonata#evaluate} takes documents; {@code null} for undefined,
   *     {@link JsonNull#NULL} for null; a {@code NativeFunction} is a function
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
