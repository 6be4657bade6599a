package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.HandedOver;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.value.JsonataException;
import org.jspecify.annotations.Nullable;

/** {@code $function(arguments)} where the function is only known at run time. */
public final class Call extends Node implements Applicable {
  private final Callee callee;
  private final Node[] arguments;
  private final boolean tail;

  /**
   * A call.
   *
   * @param tail whether a function's body ends with it, so that its caller may carry it out
   */
  public Call(Callee callee, Node[] arguments, boolean tail) {
    this.callee = callee;
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
    FunctionValue function = callee.find(run, frame, input, arguments, "T1005", "T1006");
    try {
      if (function instanceof Closure closure && closure.code().signature() == null) {
        return direct(run, frame, input, closure);
      }
      @Nullable Object[] values = new @Nullable Object[arguments.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = HandedOver.argument(arguments[i].eval(run, frame, input));
      }
      if (tail) {
        return function instanceof Closure closure
            ? new TailCall.OfClosure(closure, closure.frame(run, values, input))
            : callee.later(function, values);
      }
      return function.apply(run, values, input);
    } catch (JsonataException e) {
      throw callee.locate(e);
    }
  }

  /** The commonest case: arguments go straight into the frame of the function. */
  private @Nullable Object direct(
      Run run, @Nullable Object[] frame, @Nullable Object input, Closure closure) {
    @Nullable Object[] own = closure.frame();
    int parameters = closure.code().parameters();
    for (int i = 0; i < arguments.length; i++) {
      Object value = arguments[i].eval(run, frame, input);
      if (i < parameters) {
        own[Frames.FIRST + i] = HandedOver.argument(value);
      }
    }
    return tail ? new TailCall.OfClosure(closure, own) : closure.invoke(run, own, input);
  }

  @Override
  public @Nullable Object applyTo(
      Run run, @Nullable Object[] frame, @Nullable Object input, @Nullable Object first) {
    FunctionValue function = callee.find(run, frame, input, arguments, "T1005", "T1006");
    @Nullable Object[] values = new @Nullable Object[arguments.length + 1];
    values[0] = first;
    for (int i = 0; i < arguments.length; i++) {
      values[i + 1] = HandedOver.argument(arguments[i].eval(run, frame, input));
    }
    try {
      return function.apply(run, values, input);
    } catch (JsonataException e) {
      throw callee.locate(e);
    }
  }
}
