package dev.mapwright.engine.walk;

import dev.mapwright.engine.paging.PageState;
import org.jspecify.annotations.Nullable;

/**
 * A place in a walk: a row on a page of a source, below the row of the parent that the page is read
 * for. Of a parent it is the row in use; of the source that is walked, the row to read next, and as
 * its key the one read last.
 *
 * @param parent the place of the parent's row; null where the source has none, or its key was given
 * @param page the page; null where there is but one, which begins the list
 * @param index the row on the page, counted from 0
 * @param key a key that is looked for first when the page is read again; null for none
 */
public record Position(
    @Nullable Position parent, @Nullable PageState page, int index, @Nullable String key) {
  public Position {
    if (index < 0) {
      throw new IllegalArgumentException("index must not be negative");
    }
  }
}
