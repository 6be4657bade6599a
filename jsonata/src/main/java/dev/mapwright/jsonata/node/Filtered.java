package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import org.jspecify.annotations.Nullable;

/** An expression that is no path, followed by filters. */
public final class Filtered extends Node {
  private final Node node;
  private final Predicate[] filters;

  public Filtered(Node node, Predicate[] filters) {
    this.node = node;
    this.filters = filters;
  }

  @Override
  public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return Sequence.unwrapped(raw(run, frame, input));
  }

  @Override
  public @Nullable Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
    Object value = node.raw(run, frame, input);
    for (Predicate filter : filters) {
      value = filter.over(run, frame, value);
    }
    return value;
  }
}
