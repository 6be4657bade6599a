package dev.mapwright.jsonata.node;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How frames are laid out: an array, slot 0 the frame around it. A variable's slot holds {@code
 * null} until the variable is bound; bound to undefined, it holds {@link #UNDEFINED}. Parameters
 * are always bound, so theirs hold the value itself.
 */
public final class Frames {
  /** In a slot: bound, to no value. */
  static final Object UNDEFINED = new Object();

  /** In a frame of a tuple: the slot of the tuple. */
  public static final int TUPLE = 1;

  /** The first slot for variables. */
  public static final int FIRST = 1;

  private static final @Nullable Object[] BARE = new @Nullable Object[FIRST];

  private Frames() {}

  /** The outermost frame. One without variables is never written to, and so is shared. */
  public static @Nullable Object[] outermost(int size) {
    return size <= FIRST ? BARE : new @Nullable Object[size];
  }

  /** A frame inside another. */
  static @Nullable Object[] inside(@Nullable Object[] outer, int size) {
    @Nullable Object[] frame = new @Nullable Object[size];
    frame[0] = outer;
    return frame;
  }

  /** The frame so many frames further out. */
  @SuppressWarnings("unchecked")
  static @Nullable Object[] outward(@Nullable Object[] frame, int hops) {
    @Nullable Object[] target = frame;
    for (int i = 0; i < hops; i++) {
      target = (@Nullable Object[]) Objects.requireNonNull(target[0]);
    }
    return target;
  }
}
