package dev.mapwright.server.turn;

import org.jspecify.annotations.Nullable;

/** A list call, of which one turn at a time is done. */
@FunctionalInterface
public interface Turn {
  /**
   * Reads for one turn.
   *
   * @param cursor where it goes on, or null for the beginning
   * @throws RuntimeException if it failed for another reason than that the turn is over
   */
  TurnResult take(@Nullable String cursor);
}
