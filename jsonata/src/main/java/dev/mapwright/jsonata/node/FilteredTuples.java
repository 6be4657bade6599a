package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import org.jspecify.annotations.Nullable;

/** A block that hands on tuples, followed by filters: they see the variables of the tuples. */
public final class FilteredTuples extends Node {
  private final Node node;
  private final TupleStep.Stage[] stages;
  private final int frameSize;
  private final Predicate[] filters;

  /**
   * Such a block.
   *
   * @param stages the filters over tuples
   * @param frameSize slots of the frame around a tuple
   * @param filters the same filters over plain values, in case there are no tuples after all
   */
  public FilteredTuples(Node node, TupleStep.Stage[] stages, int frameSize, Predicate[] filters) {
    this.node = node;
    this.stages = stages;
    this.frameSize = frameSize;
    this.filters = filters;
  }

  @Override
  public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return Sequence.unwrapped(raw(run, frame, input));
  }

  @Override
  public @Nullable Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
    Object result = filtered(run, frame, input);
    return result instanceof TupleStream stream ? stream.values(run) : result;
  }

  @Override
  @Nullable Object handOn(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return Sequence.unwrapped(filtered(run, frame, input));
  }

  private @Nullable Object filtered(Run run, @Nullable Object[] frame, @Nullable Object input) {
    Object value = node.handOn(run, frame, input);
    if (value instanceof TupleStream stream) {
      return new TupleStream(TupleStep.staged(run, frame, stream.tuples(), stages, frameSize));
    }
    for (Predicate filter : filters) {
      value = filter.over(run, frame, value);
    }
    return value;
  }
}
