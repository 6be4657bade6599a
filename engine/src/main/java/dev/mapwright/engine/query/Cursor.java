package dev.mapwright.engine.query;

import dev.mapwright.engine.walk.Position;
import org.jspecify.annotations.Nullable;

/**
 * A place in a walk that a caller may come back to.
 *
 * @param walk names the walk's server-side memory; 0 where it has none
 * @param pageSize the vendor page size, fixed for the walk
 * @param given how many records had passed as no repeats
 * @param position where it goes on; null for the beginning
 */
public record Cursor(long walk, int pageSize, int given, @Nullable Position position) {

  /** Another place in the same walk. */
  public Cursor moveTo(int newGiven, @Nullable Position newPosition) {
    return new Cursor(walk, pageSize, newGiven, newPosition);
  }
}
