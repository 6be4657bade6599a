package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.value.JsonataException;
import org.jspecify.annotations.Nullable;

/** A call of a function known at compile time: built in or registered. */
public final class BuiltinCall extends Node implements Applicable {
  private final SourceOffset place;
  private final String name;
  private final FunctionValue function;
  private final Node[] arguments;
  private final boolean tail;

  /**
   * A call.
   *
   * @param tail whether a function's body ends with it: its result is then passed on as it is
   */
  public BuiltinCall(
      SourceOffset place, String name, FunctionValue function, Node[] arguments, boolean tail) {
    this.place = place;
    this.name = name;
    this.function = function;
    this.arguments = arguments;
    this.tail = tail;
  }

  @Override
  public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    Object result = raw(run, frame, input);
    return tail ? result : Sequence.unwrapped(result);
  }

  @Override
  public @Nullable Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
    @Nullable Object[] values = new @Nullable Object[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments[i].eval(run, frame, input);
    }
    return leavesContextCall()
        ? new TailCall.OfFunction(function, values, place, name)
        : apply(run, values, input);
  }

  @Override
  boolean leavesContextCall() {
    return tail && function.looksAtContext(arguments.length);
  }

  private @Nullable Object apply(Run run, @Nullable Object[] values, @Nullable Object input) {
    try {
      return function.apply(run, values, input);
    } catch (JsonataException e) {
      throw place.locate(e, name);
    }
  }

  @Override
  public @Nullable Object applyTo(
      Run run, @Nullable Object[] frame, @Nullable Object input, @Nullable Object first) {
    @Nullable Object[] values = new @Nullable Object[arguments.length + 1];
    values[0] = first;
    for (int i = 0; i < arguments.length; i++) {
      values[i + 1] = arguments[i].eval(run, frame, input);
    }
    return apply(run, values, input);
  }
}
