package dev.mapwright.server.turn;

import dev.mapwright.server.http.ServerResponse;
import org.jspecify.annotations.Nullable;

/** A list call, of which one turn at a time is done. */
public interface Turn {
  /**
   * Reads for one turn, and answers.
   *
   * @param cursor where it goes on, or null for the beginning
   * @throws RuntimeException if it failed, or the turn is over
   */
  ServerResponse take(@Nullable String cursor);

  /**
   * A page without records that says where to go on.
   *
   * @param cursor from where
   */
  ServerResponse nothing(String cursor);
}
