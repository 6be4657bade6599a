package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path of any steps without variables bound along it. */
public final class PathNode extends Node {
  private final Step[] steps;
  private final boolean absolute;
  private final boolean keepSingleton;
  private final @Nullable Groups groups;

  /** Whether it begins with an array constructor, which a filter may make into a text. */
  private final boolean constructed;

  /** The only step, if it is a join: most find one item. */
  private final Step.@Nullable Each join;

  /**
   * A path.
   *
   * @param absolute whether it begins with a variable, and so takes the context as one value
   * @param keepSingleton whether a single result stays in an array
   */
  public PathNode(Step[] steps, boolean absolute, boolean keepSingleton, @Nullable Groups groups) {
    this.steps = steps;
    this.absolute = absolute;
    this.keepSingleton = keepSingleton;
    this.groups = groups;
    this.constructed = steps[0] instanceof Step.Constructor;
    boolean single = steps.length == 1 && !keepSingleton && groups == null;
    this.join = single && steps[0] instanceof Step.Each each && each.isJoin() ? each : null;
  }

  @Override
  public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return join == null || (!absolute && input instanceof List<?>)
        ? Sequence.unwrapped(raw(run, frame, input))
        : join.join(run, frame, input);
  }

  @Override
  public @Nullable Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
    int last = steps.length - 1;
    List<?> current = steps[0].first(run, frame, input, absolute, last == 0);
    for (int i = 1; i <= last && current != null && !current.isEmpty(); i++) {
      current = steps[i].over(run, frame, current, i == last);
    }
    if (current == null) {
      current = Sequence.create();
    } else if (constructed && current.isEmpty() && current instanceof Step.Letters) {
      // As in the reference: the path ends with a text that has no letters.
      return "";
    }
    Object result = keepSingleton ? keepSingleton(current) : current;
    return groups == null ? result : groups.over(run, frame, result);
  }

  /** An array made in the expression and marked with {@code []} becomes the only item. */
  static List<?> keepSingleton(List<?> result) {
    if (result instanceof Sequence list) {
      Sequence kept = Sequence.isCons(list) && !list.isSequence() ? Sequence.of(list) : list;
      return kept.isSequence() ? kept.keepSingleton() : kept;
    }
    return result;
  }
}
