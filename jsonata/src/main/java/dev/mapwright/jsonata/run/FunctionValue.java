package dev.mapwright.jsonata.run;

import dev.mapwright.jsonata.value.AnyFunction;
import dev.mapwright.jsonata.value.JsonNull;
import org.jspecify.annotations.Nullable;

/** A function as a value: built in, registered, or defined by the expression. */
public abstract class FunctionValue implements AnyFunction {
  /** How many arguments it takes; higher-order functions hand over no more. */
  public abstract int arity();

  /**
   * Applies it.
   *
   * @param arguments owned by the callee from here on
   * @param context the context of the call, which a signature may put in for a missing argument
   */
  public abstract @Nullable Object apply(
      Run run, @Nullable Object[] arguments, @Nullable Object context);

  /** Applies it as higher-order functions do: with nothing that could stand in as context. */
  public final @Nullable Object call(Run run, @Nullable Object... arguments) {
    return apply(run, arguments, JsonNull.NULL);
  }

  /** As {@link #call}, with one argument: what higher-order functions do most. */
  public @Nullable Object callOne(Run run, @Nullable Object argument) {
    return apply(run, new @Nullable Object[] {argument}, JsonNull.NULL);
  }

  /** Applies it to arguments that are taken as they are, whatever its signature says. */
  public @Nullable Object applyUnchecked(Run run, @Nullable Object[] arguments) {
    return apply(run, arguments, JsonNull.NULL);
  }

  /** Whether, given so many arguments, it may use the context of the call. */
  public boolean looksAtContext(int arguments) {
    return true;
  }

  /** This function as the one that it is an argument of sees it. */
  public FunctionValue handedOver() {
    return this;
  }

  /** Whether its argument of this index, from 0, may be more than a function that it calls. */
  public boolean takesMoreThanFunctions(int index) {
    return false;
  }

  /** This function with some arguments fixed; {@link Partial#OPEN} marks those left open. */
  public FunctionValue fix(@Nullable Object[] arguments) {
    return new Partial(this, arguments);
  }

  @Override
  public String toString() {
    return "function";
  }
}
