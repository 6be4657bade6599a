package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.NumberRange;
import dev.mapwright.jsonata.run.Numbers;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Values;
import org.jspecify.annotations.Nullable;

/** Blocks, array constructors, negation, and the marks that single results keep their array. */
public final class Basics {
  private Basics() {}

  /** {@code (one; after; another)}. */
  public static final class Block extends Node {
    private final Node[] expressions;
    private final int frameSize;
    private final boolean tail;

    /**
     * A block.
     *
     * @param frameSize slots that its own frame needs; 0 if it binds no variable
     * @param tail whether a function's body ends with it: the last result is passed on as it is
     */
    public Block(Node[] expressions, int frameSize, boolean tail) {
      this.tail = tail;
      this.expressions = expressions;
      this.frameSize = frameSize;
    }

    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      @Nullable Object[] own = frameSize == 0 ? frame : Frames.inside(frame, frameSize);
      Object result = null;
      for (Node expression : expressions) {
        result = expression.eval(run, own, input);
      }
      return tail ? result : Sequence.unwrapped(result);
    }

    @Override
    boolean leavesContextCall() {
      return expressions.length > 0 && expressions[expressions.length - 1].leavesContextCall();
    }

    @Override
    @Nullable Object handOn(Run run, @Nullable Object[] frame, @Nullable Object input) {
      @Nullable Object[] own = frameSize == 0 ? frame : Frames.inside(frame, frameSize);
      int last = expressions.length - 1;
      for (int i = 0; i < last; i++) {
        expressions[i].eval(run, own, input);
      }
      return last < 0 ? null : Sequence.unwrapped(expressions[last].handOn(run, own, input));
    }
  }

  /** {@code [items]}. */
  public static final class ArrayOf extends Node {
    private final Node[] items;
    private final boolean[] nested;
    private final int @Nullable [] order;
    private final boolean cons;

    /**
     * An array constructor.
     *
     * @param nested which items are array constructors themselves and stay in the array as such
     * @param order in which they are evaluated, if not in their own
     * @param cons whether a path takes the array as one value
     */
    public ArrayOf(Node[] items, boolean[] nested, int @Nullable [] order, boolean cons) {
      this.items = items;
      this.nested = nested;
      this.order = order;
      this.cons = cons;
    }

    @Override
    public Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      Sequence result = Sequence.array(items.length == 1 ? 0 : items.length);
      @Nullable Object[] early = order == null ? null : evaluated(run, frame, input, order);
      for (int i = 0; i < items.length; i++) {
        Object value = early == null ? items[i].eval(run, frame, input) : early[i];
        if (value instanceof NumberRange range && items.length == 1 && !nested[i]) {
          return cons ? range.asCons() : range;
        }
        if (value != null && nested[i]) {
          run.append(result, value);
        } else if (value != null) {
          Values.add(run, result, value);
        }
      }
      return cons ? result.asCons() : result;
    }

    private @Nullable Object[] evaluated(
        Run run, @Nullable Object[] frame, @Nullable Object input, int[] inOrder) {
      @Nullable Object[] values = new @Nullable Object[items.length];
      for (int i : inOrder) {
        values[i] = items[i].eval(run, frame, input);
      }
      return values;
    }
  }

  /** {@code -operand}. */
  public static final class Negation extends Node {
    private final SourceOffset place;
    private final Node operand;

    public Negation(SourceOffset place, Node operand) {
      this.place = place;
      this.operand = operand;
    }

    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      Object value = operand.eval(run, frame, input);
      if (value instanceof Number number && Numbers.isNumeric(number)) {
        return Numbers.negate(number);
      }
      if (value == null) {
        return null;
      }
      throw place.error("D1002", "Cannot negate a non-numeric value").withToken("-").showing(value);
    }
  }

  /** An expression followed by {@code []}. */
  public static final class KeepArray extends Node {
    private final Node node;

    public KeepArray(Node node) {
      this.node = node;
    }

    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      return Sequence.kept(node.raw(run, frame, input));
    }

    @Override
    @Nullable Object handOn(Run run, @Nullable Object[] frame, @Nullable Object input) {
      Object handedOn = node.handOn(run, frame, input);
      return handedOn instanceof TupleStream ? handedOn : eval(run, frame, input);
    }
  }
}
