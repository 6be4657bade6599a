package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Values;
import org.jspecify.annotations.Nullable;

/** A field name as one step of a path. */
public final class FieldStep extends Node {
  private final String name;

  /**
   * A field.
   *
   * @param name interned
   */
  public FieldStep(String name) {
    this.name = name;
  }

  @Override
  public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return Sequence.unwrapped(Values.field(run, input, name));
  }

  @Override
  public @Nullable Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return Values.field(run, input, name);
  }
}
