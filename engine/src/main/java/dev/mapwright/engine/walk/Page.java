package dev.mapwright.engine.walk;

import dev.mapwright.engine.upstream.attempt.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that has been read.
 *
 * @param state how to read it again, or null for the first page
 * @param rows its rows
 * @param next the state of the page after it, or null if it is the last
 */
record Page(@Nullable String state, List<Fetched> rows, @Nullable String next) {
  Page {
    rows = List.copyOf(rows);
  }

  /** A record, its key (null where it has none), and the answer it came in. */
  record Fetched(VendorRecord record, @Nullable String key, Answer answer) {}
}
