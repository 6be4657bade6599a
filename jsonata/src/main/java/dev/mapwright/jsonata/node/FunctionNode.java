package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Signature;
import org.jspecify.annotations.Nullable;

/** {@code function($parameters){body}}. */
public final class FunctionNode extends Node {
  private final int parameters;
  private final int frameSize;
  private final @Nullable Signature signature;
  private final Node body;

  public FunctionNode(int parameters, int frameSize, @Nullable Signature signature, Node body) {
    this.parameters = parameters;
    this.frameSize = frameSize;
    this.signature = signature;
    this.body = body;
  }

  int parameters() {
    return parameters;
  }

  int frameSize() {
    return frameSize;
  }

  @Nullable Signature signature() {
    return signature;
  }

  Node body() {
    return body;
  }

  @Override
  public Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return new Closure(this, frame, input);
  }
}
