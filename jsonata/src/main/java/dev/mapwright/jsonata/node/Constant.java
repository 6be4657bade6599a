package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.value.JsonObject;
import org.jspecify.annotations.Nullable;

/** A value known at compile time. */
public final class Constant extends Node {
  private final Object value;

  public Constant(Object value) {
    this.value = value;
  }

  public Object value() {
    return value;
  }

  @Override
  public Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return value;
  }

  @Override
  public Object directly(JsonObject input) {
    return value;
  }
}
