package dev.mapwright.engine.walk;

import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.paging.PageState;
import dev.mapwright.engine.upstream.attempt.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that has been read.
 *
 * @param state how to read it again, or null for a batch, which is one page
 * @param rows its rows
 * @param next the state of the page after it, or null if there is none
 * @param ending why there is none although the list goes on, told behind the rows; null at its end
 */
record Page(
    @Nullable PageState state,
    List<Fetched> rows,
    @Nullable PageState next,
    @Nullable VendorException ending) {
  Page {
    rows = List.copyOf(rows);
  }

  /** Whether it is the list's last. */
  boolean isLast() {
    return next == null && ending == null;
  }

  /** A record, its key (null where it has none), and the answer it came in. */
  record Fetched(VendorRecord record, @Nullable String key, Answer answer) {}
}
