package dev.mapwright.jsonata.run;

import dev.mapwright.jsonata.value.JsonNull;
import org.jspecify.annotations.Nullable;

/**
 * A function that was an argument. As in the reference, no context of a later call stands in for an
 * argument that is missing then.
 */
public final class HandedOver extends FunctionValue {
  private final FunctionValue function;

  public HandedOver(FunctionValue function) {
    this.function = function;
  }

  /** An argument as the called function sees it. */
  public static @Nullable Object argument(@Nullable Object value) {
    return value instanceof FunctionValue function ? function.handedOver() : value;
  }

  @Override
  public int arity() {
    return function.arity();
  }

  @Override
  public @Nullable Object apply(Run run, @Nullable Object[] arguments, @Nullable Object context) {
    return function.apply(run, arguments, JsonNull.NULL);
  }

  @Override
  public boolean looksAtContext(int arguments) {
    return false;
  }
}
