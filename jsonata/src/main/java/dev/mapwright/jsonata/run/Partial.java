package dev.mapwright.jsonata.run;

import org.jspecify.annotations.Nullable;

/** A function of which some arguments are fixed. */
public final class Partial extends FunctionValue {
  /** Stands for an argument that is left open. */
  public static final Object OPEN = new Object();

  private final FunctionValue function;
  private final @Nullable Object[] arguments;
  private final int open;

  Partial(FunctionValue function, @Nullable Object[] arguments) {
    this.function = function;
    this.arguments = arguments;
    int count = 0;
    for (Object argument : arguments) {
      count += argument == OPEN ? 1 : 0;
    }
    this.open = count;
  }

  @Override
  public int arity() {
    return open;
  }

  @Override
  public @Nullable Object apply(Run run, @Nullable Object[] given, @Nullable Object context) {
    @Nullable Object[] all = arguments.clone();
    int next = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == OPEN) {
        all[i] = next < given.length ? given[next] : null;
        next++;
      }
    }
    return function.applyUnchecked(run, all);
  }
}
