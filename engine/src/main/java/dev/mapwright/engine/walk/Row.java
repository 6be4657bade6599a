package dev.mapwright.engine.walk;

import dev.mapwright.engine.upstream.attempt.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a source.
 *
 * @param record the vendor's record
 * @param answer the answer it came in
 * @param under the key of the parent it was fetched for, or null
 * @param parent the parent's row, or null
 * @param place where it stands, from which a position is made when one is needed
 */
public record Row(
    VendorRecord record,
    Answer answer,
    @Nullable Object under,
    @Nullable Object parent,
    Place place) {

  /** What expressions over the row see. */
  public Object value() {
    return record.stated();
  }

  /**
   * Where a row stands.
   *
   * @param parents the levels above
   * @param page the state of its page
   * @param index its index there; -1 for the place before the first row
   * @param key its key, or null
   * @param nextPage the state of the next page, if it is the last row of its page and there is one
   */
  public record Place(
      List<Level> parents,
      @Nullable String page,
      int index,
      @Nullable String key,
      @Nullable String nextPage) {

    /** The position from which a walk goes on with the row after this one. */
    public Position after() {
      return with(
          nextPage == null ? new Level(page, index + 1, key) : new Level(nextPage, 0, null));
    }

    /** The levels of a walk that has this row in use. */
    List<Level> inUse() {
      return with(new Level(page, index, key)).levels();
    }

    private Position with(Level last) {
      List<Level> levels = new ArrayList<>(parents.size() + 1);
      levels.addAll(parents);
      levels.add(last);
      return new Position(levels);
    }
  }
}
