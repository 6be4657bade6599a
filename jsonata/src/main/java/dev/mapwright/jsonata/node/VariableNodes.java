package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.value.JsonataException;
import org.jspecify.annotations.Nullable;

/** The ways to read a variable, each known at compile time. */
public final class VariableNodes {
  private VariableNodes() {}

  /** {@code $}: the context. */
  public static final class Context extends Node {
    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      return Sequence.unwrapped(raw(run, frame, input));
    }

    @Override
    public @Nullable Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
      return input instanceof Sequence list && list.isOuterWrapper() ? list.get(0) : input;
    }
  }

  /** {@code $$}: the document. */
  public static final class Document extends Node {
    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      return run.input();
    }
  }

  /** A parameter of a function around it. */
  public static final class Parameter extends Node {
    private final int hops;
    private final int slot;

    public Parameter(int hops, int slot) {
      this.hops = hops;
      this.slot = slot;
    }

    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      return Sequence.unwrapped(raw(run, frame, input));
    }

    @Override
    public @Nullable Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
      return hops == 0 ? frame[slot] : Frames.outward(frame, hops)[slot];
    }
  }

  /** A variable bound in a block or function around it; while unbound, what lies further out. */
  public static final class Local extends Node {
    private final int hops;
    private final int slot;
    private final Node otherwise;

    public Local(int hops, int slot, Node otherwise) {
      this.hops = hops;
      this.slot = slot;
      this.otherwise = otherwise;
    }

    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      return Sequence.unwrapped(raw(run, frame, input));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a marker
    public @Nullable Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
      Object value = Frames.outward(frame, hops)[slot];
      if (value == null) {
        return otherwise.raw(run, frame, input);
      }
      return value == Frames.UNDEFINED ? null : value;
    }
  }

  /** A variable bound along a path ({@code @}, {@code #}, or the hidden one of a {@code %}). */
  public static final class OfTuple extends Node {
    private final int hops;
    private final String name;
    private final Node otherwise;

    public OfTuple(int hops, String name, Node otherwise) {
      this.hops = hops;
      this.name = name;
      this.otherwise = otherwise;
    }

    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      return Sequence.unwrapped(raw(run, frame, input));
    }

    @Override
    public @Nullable Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
      Tuple tuple = Tuple.in(Frames.outward(frame, hops));
      return tuple.binds(name) ? tuple.get(name) : otherwise.raw(run, frame, input);
    }
  }

  /** A variable that the caller supplies. */
  public static final class External extends Node {
    private final String name;
    private final SourceOffset place;

    public External(String name, SourceOffset place) {
      this.name = name;
      this.place = place;
    }

    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      try {
        return Sequence.unwrapped(run.variable(name));
      } catch (JsonataException e) {
        throw place.locate(e, name);
      }
    }
  }

  /**
   * The name of a function, mentioned rather than called: a variable of that name that the caller
   * supplies hides it, as in the reference.
   */
  public static final class FunctionName extends Node {
    private final Node supplied;
    private final FunctionValue function;

    public FunctionName(String name, FunctionValue function, SourceOffset place) {
      this.supplied = new External(name, place);
      this.function = function;
    }

    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      Object value = supplied.eval(run, frame, input);
      return value == null ? function : value;
    }
  }

  /** {@code $name := value}, in the innermost frame. */
  public static final class Bind extends Node {
    private final int slot;
    private final boolean parameter;
    private final Node value;

    /**
     * A binding.
     *
     * @param parameter whether the slot is a parameter's, which is never unbound
     */
    public Bind(int slot, boolean parameter, Node value) {
      this.slot = slot;
      this.parameter = parameter;
      this.value = value;
    }

    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      Object result = value.eval(run, frame, input);
      frame[slot] = result == null && !parameter ? Frames.UNDEFINED : result;
      return result;
    }
  }
}
