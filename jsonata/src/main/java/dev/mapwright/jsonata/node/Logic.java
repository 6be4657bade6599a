package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Values;
import org.jspecify.annotations.Nullable;

/** What evaluates only the parts that are needed. */
public final class Logic {
  private Logic() {}

  /** {@code and}. */
  public static final class And extends Node {
    private final Node left;
    private final Node right;

    public And(Node left, Node right) {
      this.left = left;
      this.right = right;
    }

    Node left() {
      return left;
    }

    Node right() {
      return right;
    }

    @Override
    public Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      return Values.isTrue(run, left.eval(run, frame, input))
          && Values.isTrue(run, right.eval(run, frame, input));
    }
  }

  /** {@code or}. */
  public static final class Or extends Node {
    private final Node left;
    private final Node right;

    public Or(Node left, Node right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      return Values.isTrue(run, left.eval(run, frame, input))
          || Values.isTrue(run, right.eval(run, frame, input));
    }
  }

  /** {@code condition ? then : otherwise}. */
  public static final class If extends Node {
    private final Node condition;
    private final Node then;
    private final @Nullable Node otherwise;
    private final boolean tail;

    /**
     * A conditional.
     *
     * @param tail whether a function's body ends with it: a branch's result is passed on as it is
     */
    public If(Node condition, Node then, @Nullable Node otherwise, boolean tail) {
      this.tail = tail;
      this.condition = condition;
      this.then = then;
      this.otherwise = otherwise;
    }

    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      Node branch = Values.isTrue(run, condition.eval(run, frame, input)) ? then : otherwise;
      if (branch == null) {
        return null;
      }
      Object result = branch.eval(run, frame, input);
      return tail ? result : Sequence.unwrapped(result);
    }

    @Override
    boolean leavesContextCall() {
      return then.leavesContextCall() || (otherwise != null && otherwise.leavesContextCall());
    }
  }

  /** {@code first ?: second}. */
  public static final class UnlessTrue extends Node {
    private final Node first;
    private final Node second;
    private final boolean tail;

    public UnlessTrue(Node first, Node second, boolean tail) {
      this.tail = tail;
      this.first = first;
      this.second = second;
    }

    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      Object value = first.eval(run, frame, input);
      if (Values.isTrue(run, value)) {
        return Sequence.unwrapped(value);
      }
      Object other = second.eval(run, frame, input);
      return tail ? other : Sequence.unwrapped(other);
    }

    @Override
    boolean leavesContextCall() {
      return second.leavesContextCall();
    }
  }

  /** {@code first ?? second}. */
  public static final class UnlessDefined extends Node {
    private final Node first;
    private final Node second;
    private final boolean tail;

    public UnlessDefined(Node first, Node second, boolean tail) {
      this.tail = tail;
      this.first = first;
      this.second = second;
    }

    @Override
    public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      Object value = first.eval(run, frame, input);
      if (value != null) {
        return Sequence.unwrapped(value);
      }
      Object other = second.eval(run, frame, input);
      return tail ? other : Sequence.unwrapped(other);
    }

    @Override
    boolean leavesContextCall() {
      return second.leavesContextCall();
    }
  }

  /** Whether a value is there: the condition of {@code ??} where its branches are tail calls. */
  public static final class IsDefined extends Node {
    private final Node value;

    public IsDefined(Node value) {
      this.value = value;
    }

    @Override
    public Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
      return value.eval(run, frame, input) != null;
    }
  }
}
