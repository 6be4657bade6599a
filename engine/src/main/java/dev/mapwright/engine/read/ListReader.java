package dev.mapwright.engine.read;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.RepeatMemory;
import dev.mapwright.engine.walk.Row;
import dev.mapwright.engine.walk.SourceWalk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list in the vendor's order. Rows that the filters refuse without anything fetched are not
 * taken in hand. Holds one slice and one vendor page.
 */
public final class ListReader extends RecordReader {
  private final SourceWalk walk;
  private final @Nullable RepeatMemory repeats;
  private final boolean pageByPage;
  private PageTally page = new PageTally();
  private int read;

  /**
   * A reader.
   *
   * @param additions what filters and sort add to the source's requests
   * @param opened where it begins
   * @param repeats what the walk has given out, for sources in which records come twice
   * @param pageByPage whether the records of one page of the vendor are given out before the next
   *     is asked for, as far as any pass the filters
   */
  public ListReader(
      RowSelection selection,
      CallScope.Extra additions,
      Cursor opened,
      @Nullable RepeatMemory repeats,
      boolean pageByPage) {
    super(selection, opened);
    this.repeats = repeats;
    this.pageByPage = pageByPage;
    this.walk =
        new SourceWalk(
            selection.source(),
            selection.context().scope().passing(),
            additions,
            opened.position(),
            SourceWalk.Resume.AFTER);
  }

  @Override
  boolean noRowFollows() {
    return walk.atKnownEnd();
  }

  @Override
  public void park() {
    walk.park(false);
  }

  @Override
  public int recordsRead() {
    return read;
  }

  @Override
  List<Pending> collect(int wanted) {
    int size = sliceSize(wanted);
    List<Pending> slice = new ArrayList<>();
    while (slice.size() < size && (slice.isEmpty() || !isTimeToFinish())) {
      Row row = nextRow(slice);
      if (row == null) {
        break;
      }
      read++;
      take(row, slice);
    }
    return slice;
  }

  /** Takes a row in hand, if it is a record that goes on. */
  private void take(Row row, List<Pending> slice) {
    PageTally of = page;
    int given = reached(slice).given();
    Subject goingOn = null;
    try {
      Subject subject = selection().subject(row, walk.variables(row));
      boolean isNew = repeats == null || repeats.isNew(subject.id(), given);
      boolean goesOn =
          isNew && (hydration().replacesRecord() || selection().passesEarly(subject, relations()));
      countFit();
      given += isNew ? 1 : 0;
      goingOn = goesOn ? subject : null;
    } catch (Unmappable e) {
      leaveOut(e, of);
    }
    if (walk.atPageEnd()) {
      of.complete(walk.rowsOfPage());
      page = new PageTally();
    }
    Cursor behind = reached().moveTo(given, walk.reached());
    if (goingOn != null) {
      slice.add(new Pending(goingOn, behind, of));
      if (!pageByPage) {
        selection()
            .context()
            .scope()
            .budget()
            .answers()
            .keep(); // pages may turn before it goes out
      }
    } else if (slice.isEmpty()) {
      reach(behind);
    }
  }

  /**
   * The next row; null at the end, and where time or calls end behind rows that are in hand: those
   * are given out first. Without any, the call goes on behind the empty pages it has seen.
   */
  private @Nullable Row nextRow(List<Pending> slice) {
    try {
      return walk.next();
    } catch (DeadlineException | VendorException e) {
      if (slice.isEmpty() && walk.reached() != null) {
        reach(reached().moveTo(reached().given(), walk.reached()));
      }
      if (slice.isEmpty() || !isForLaterCall(e)) {
        throw e;
      }
      endWith(e);
      return null;
    }
  }

  private static boolean isForLaterCall(EngineException e) {
    return !(e instanceof VendorException vendor) || vendor.endsCall();
  }

  private Cursor reached(List<Pending> slice) {
    return slice.isEmpty() ? reached() : slice.getLast().next();
  }

  /** Time and calls must be left for what the slice still needs; a stream does not wait. */
  private boolean isTimeToFinish() {
    return (pageByPage && walk.atPageEnd())
        || (hydration().isNeeded() && selection().context().scope().budget().isRunningLow());
  }
}
