package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.value.JsonataException;
import org.jspecify.annotations.Nullable;

/** {@code value ~> function}, and functions made of functions. */
public final class Application {
  private Application() {}

  /** {@code left ~> right}. */
  public static final class Chain extends Node {
    private final SourceOffset place;
    private final Node left;
    private final Node right;

    public Chain(SourceOffset place, Node left, Node right) {
      this.place = place;
      this.left = left;
      this.right = right;
    }

    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      return Sequence.unwrapped(raw(run, frame, input));
    }

    @Override
    public @Nullable Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
      Object first = left.eval(run, frame, input);
      if (right instanceof Applicable call) {
        return call.applyTo(run, frame, input, first);
      }
      Object second = right.eval(run, frame, input);
      if (!(second instanceof FunctionValue function)) {
        throw place
            .error(
                "T2006",
                "The right side of the function application operator ~> must be a function")
            .withToken("~>")
            .withValue(second);
      }
      if (first instanceof FunctionValue inner) {
        return new Composed(inner, function);
      }
      try {
        return function.call(run, first);
      } catch (JsonataException e) {
        throw place.locate(e, "~>");
      }
    }
  }

  /** One function after another. */
  private static final class Composed extends FunctionValue {
    private final FunctionValue first;
    private final FunctionValue second;

    Composed(FunctionValue first, FunctionValue second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public int arity() {
      return 1;
    }

    @Override
    public @Nullable Object apply(Run run, @Nullable Object[] arguments, @Nullable Object context) {
      Object argument = arguments.length == 0 ? null : arguments[0];
      return second.call(run, Sequence.unwrapped(first.call(run, argument)));
    }
  }

  /** {@code $function(some, ?)}. */
  public static final class PartialCall extends Node {
    private static final Node[] NONE = {};

    private final Callee callee;
    private final Node[] arguments;

    /**
     * A partial application.
     *
     * @param arguments a constant {@link dev.mapwright.jsonata.run.Partial#OPEN} for each open one
     */
    public PartialCall(Callee callee, Node[] arguments) {
      this.callee = callee;
      this.arguments = arguments;
    }

    @Override
    public Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      @Nullable Object[] values = new @Nullable Object[arguments.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments[i].eval(run, frame, input);
      }
      return callee.find(run, frame, input, NONE, "T1007", "T1008").fix(values);
    }
  }
}
