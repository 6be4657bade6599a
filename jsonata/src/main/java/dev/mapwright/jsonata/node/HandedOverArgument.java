package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.HandedOver;
import dev.mapwright.jsonata.run.Run;
import org.jspecify.annotations.Nullable;

/** An argument that is a function, where a built-in function takes other values, too. */
public final class HandedOverArgument extends Node {
  private final Node argument;

  public HandedOverArgument(Node argument) {
    this.argument = argument;
  }

  @Override
  public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return HandedOver.argument(argument.eval(run, frame, input));
  }
}
