package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path along which variables are bound: by {@code @}, by {@code #}, or for a {@code %}. */
public final class TuplePath extends Node {
  private final @Nullable Start start;
  private final Step[] plainSteps;
  private final TupleStep[] tupleSteps;
  private final boolean absolute;
  private final boolean handsOnTuples;
  private final boolean keepSingleton;
  private final @Nullable Groups groups;

  /**
   * The array constructor that a path begins with, itself followed by {@code @} or {@code #}.
   *
   * @param becomesContext whether the path goes on from its array
   */
  public record Start(Node constructor, boolean becomesContext) {}

  /**
   * A path.
   *
   * @param plainSteps the steps before the first one that binds a variable
   * @param tupleSteps the others
   * @param absolute whether it begins with a variable, and so takes the context as one value
   * @param handsOnTuples whether the path around it needs the tuples, not only their values
   */
  public TuplePath(
      @Nullable Start start,
      Step[] plainSteps,
      TupleStep[] tupleSteps,
      boolean absolute,
      boolean handsOnTuples,
      boolean keepSingleton,
      @Nullable Groups groups) {
    this.start = start;
    this.plainSteps = plainSteps;
    this.tupleSteps = tupleSteps;
    this.absolute = absolute;
    this.handsOnTuples = handsOnTuples;
    this.keepSingleton = keepSingleton;
    this.groups = groups;
  }

  @Override
  public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return Sequence.unwrapped(raw(run, frame, input));
  }

  @Override
  public @Nullable Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
    Object result = withVariables(run, frame, input);
    if (!(result instanceof TupleStream stream)) {
      return result;
    }
    Sequence values = stream.values(run);
    return keepSingleton ? values.keepSingleton() : values;
  }

  @Override
  @Nullable Object handOn(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return handsOnTuples
        ? Sequence.unwrapped(withVariables(run, frame, input))
        : eval(run, frame, input);
  }

  private @Nullable Object withVariables(
      Run run, @Nullable Object[] frame, @Nullable Object input) {
    List<?> current = !absolute && input instanceof List<?> list ? list : Sequence.of(input);
    if (start != null) {
      Object made = start.constructor.eval(run, frame, current);
      current = start.becomesContext ? Values.asList(made) : current;
    }
    for (Step step : plainSteps) {
      List<?> next = step.over(run, frame, current, false);
      current = next == null ? Sequence.create() : next;
      if (current.isEmpty()) {
        return groups == null ? empty(current) : groups.overNothing(run, frame);
      }
    }
    TupleStream stream = bind(run, frame, current);
    return groups == null ? stream : groups.overTuples(run, frame, stream.tuples());
  }

  private List<?> empty(List<?> result) {
    return keepSingleton ? PathNode.keepSingleton(result) : result;
  }

  private TupleStream bind(Run run, @Nullable Object[] frame, List<?> items) {
    List<Tuple> tuples = new ArrayList<>(items.size());
    boolean sorted = tupleSteps.length > 0 && tupleSteps[0].isSort();
    List<?> first = sorted ? tupleSteps[0].sortItems(run, frame, items) : items;
    for (Object item : first) {
      tuples.add(Tuple.of(item));
    }
    for (int i = 0; i < tupleSteps.length; i++) {
      tuples = tupleSteps[i].over(run, frame, tuples, i == 0 && sorted);
    }
    return new TupleStream(tuples);
  }
}
