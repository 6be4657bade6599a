package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a compiled expression. Immutable and shared by threads; what a run changes lies in its
 * {@link Run} and its frames.
 *
 * <p>A frame holds the variables of one function call, block or tuple: slot 0 is the frame around
 * it, the others are variables. See {@link Frames}.
 */
public abstract class Node {
  /** Its value: a sequence of one item is already that item, an empty one {@code null}. */
  public abstract @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input);

  /** What {@link #directly} gives where it cannot tell. */
  public static final Object UNKNOWN = new Object();

  /**
   * Its value over an object, where neither a run nor a frame is needed for it; {@link #UNKNOWN}
   * where they may be.
   */
  public @Nullable Object directly(JsonObject input) {
    return UNKNOWN;
  }

  /** The text that it gives over an object, as the bytes of a document; null if it cannot tell. */
  public @Nullable RawJson plainText(JsonObject input) {
    return null;
  }

  /** Its value as it is before sequences are unwrapped: what filters and tail calls work on. */
  public @Nullable Object raw(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return eval(run, frame, input);
  }

  /**
   * Whether a function that ends with it may leave a call to its caller that looks at the context.
   */
  boolean leavesContextCall() {
    return false;
  }

  /**
   * What it hands on to the path that it is a step of: its value, or a {@link TupleStream} if
   * variables are bound on the way. Nothing else may ask for it: a stream is no value.
   */
  @Nullable Object handOn(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return eval(run, frame, input);
  }
}
