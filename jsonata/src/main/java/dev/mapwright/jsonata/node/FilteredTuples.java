package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block that hands on tuples, followed by filters: they see the variables of the tuples. */
public final class FilteredTuples extends Node {
  private final Node node;
  private final TupleStep.Stage[] stages;
  private final int frameSize;

  public FilteredTuples(Node node, TupleStep.Stage[] stages, int frameSize) {
    this.node = node;
    this.stages = stages;
    this.frameSize = frameSize;
  }

  @Override
  public Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    Object value = node.raw(run, frame, input);
    List<Tuple> tuples = value instanceof TupleStream stream ? stream.tuples() : tuples(value);
    return new TupleStream(TupleStep.staged(run, frame, tuples, stages, frameSize));
  }

  private static List<Tuple> tuples(@Nullable Object value) {
    List<Tuple> tuples = new ArrayList<>();
    for (Object item : Values.asList(value)) {
      tuples.add(Tuple.of(item));
    }
    return tuples;
  }
}
