package dev.mapwright.jsonata.run;

import dev.mapwright.jsonata.option.JsonataFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that a function written in Java may call until it returns. */
final class Lent implements JsonataFunction {
  private final Run run;
  private final FunctionValue function;
  private final Thread borrower = Thread.currentThread();
  private boolean returned;

  private Lent(Run run, FunctionValue function) {
    this.run = run;
    this.function = function;
  }

  /** The arguments with something that can be called in place of each function. */
  static @Nullable Object[] of(Run run, @Nullable Object[] arguments) {
    @Nullable Object[] lent = arguments.clone();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof FunctionValue function) {
        lent[i] = new Lent(run, function);
      }
    }
    return lent;
  }

  /** Takes back what was lent. */
  static void takeBack(List<@Nullable Object> arguments) {
    for (Object argument : arguments) {
      if (argument instanceof Lent lent) {
        lent.returned = true;
      }
    }
  }

  FunctionValue function() {
    return function;
  }

  @Override
  public @Nullable Object call(@Nullable Object... arguments) {
    if (returned || !Thread.currentThread().equals(borrower)) {
      throw new IllegalStateException(
          "A function of an expression can only be called by the function that got it, on the same"
              + " thread, until that returns");
    }
    @Nullable Object[] values = new @Nullable Object[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = JavaValues.of(run, arguments[i], "argument ", String.valueOf(i + 1));
    }
    Object result = Sequence.unwrapped(function.call(run, values));
    return result instanceof FunctionValue made ? new Lent(run, made) : result;
  }

  @Override
  public int arity() {
    return function.arity();
  }

  @Override
  public String toString() {
    return "function";
  }
}
