package dev.mapwright.jsonata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function written in Java, registered by name with {@link CompileOptions#withFunction} or handed
 * over as the value of a variable. Called from any thread that evaluates an expression.
 */
@FunctionalInterface
public interface NativeFunction {
  /**
   * Applies the function. What it throws ends the evaluation: a {@link JsonataException} as it is
   * (see {@link JsonataException#of}), anything else unchanged.
   *
   * @param arguments as many as the call has; an undefined one is {@code null}. With a signature
   *     they have been checked and the context put in where the signature says so.
   * @return the value, {@code null} for undefined
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
