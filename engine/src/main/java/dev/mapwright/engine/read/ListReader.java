package dev.mapwright.engine.read;

import dev.mapwright.engine.connector.Outcome;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.related.Relations;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.RepeatMemory;
import dev.mapwright.engine.walk.Row;
import dev.mapwright.engine.walk.SourceWalk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list record by record: rows of the source, the filters that need nothing more, related
 * data for the slice that is left, the mapping, the other filters. Holds one slice and one vendor
 * page. Not thread-safe; blocks on the vendor.
 */
public final class ListReader implements RecordReader {
  private final Reading reading;
  private final SourceWalk walk;
  private final Selection selection;
  private final Relations relations;
  private final @Nullable RepeatMemory repeats;
  private final Hydration hydration;
  private final boolean pageByPage;
  private final Deque<Emitted> ready = new ArrayDeque<>();
  private Mark mark;
  private int read;
  private @Nullable EngineException ending;

  /** A row on its way through the filters. */
  private record Pending(Subject subject, Row.Place place, int given) {}

  /**
   * A reader.
   *
   * @param cursor where to go on, or null for the beginning
   * @param repeats what the walk has given out, for sources in which records come twice
   * @param pageByPage whether the records of one page of the vendor are given out before the next
   *     is asked for, as far as any pass the filters
   */
  public ListReader(
      Reading reading,
      Plan plan,
      Wants wants,
      boolean hydrate,
      CallScope.Extra addition,
      @Nullable Cursor cursor,
      @Nullable RepeatMemory repeats,
      boolean pageByPage) {
    this.pageByPage = pageByPage;
    this.reading = reading;
    this.selection = new Selection(reading, plan, wants, hydrate);
    this.relations = reading.relations(selection.demand());
    this.hydration = new Hydration(reading, plan.source(), selection.demand());
    this.repeats = repeats;
    this.mark = new Mark(cursor == null ? 0 : cursor.given(), null);
    this.walk =
        new SourceWalk(
            plan.source(),
            reading.scope(),
            addition,
            cursor == null ? null : cursor.position(),
            SourceWalk.Resume.AFTER);
  }

  @Override
  public @Nullable Emitted next(int wanted) {
    while (ready.isEmpty()) {
      if (ending != null) {
        throw ending;
      }
      List<Pending> slice = collect(Math.min(wanted, hydration.sliceSize()));
      if (slice.isEmpty()) {
        return null;
      }
      finish(slice);
    }
    return ready.poll();
  }

  @Override
  public boolean isReady() {
    return !ready.isEmpty();
  }

  @Override
  public boolean atKnownEnd() {
    return ready.isEmpty() && walk.atKnownEnd();
  }

  @Override
  public Mark progress() {
    return mark;
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
  public Set<String> partial() {
    return selection.partial();
  }

  @Override
  public Demand demand() {
    return selection.demand();
  }

  @Override
  public boolean fetchesDetail() {
    return hydration.fetchesDetail();
  }

  /** Rows that pass the filters which need nothing fetched. */
  private List<Pending> collect(int size) {
    List<Pending> slice = new ArrayList<>();
    while (slice.size() < size && (slice.isEmpty() || !isTimeToFinish())) {
      Row row = nextRow(slice);
      if (row == null) {
        break;
      }
      read++;
      Subject subject = selection.subject(row, walk.variables(row));
      int given = mark(slice).given();
      boolean isNew = repeats == null || repeats.isNew(subject.id(), given);
      if (isNew) {
        given++;
      }
      if (isNew && (hydration.replacesRecord() || selection.passesEarly(subject, relations))) {
        slice.add(new Pending(subject, row.place(), given));
      } else if (slice.isEmpty()) {
        mark = new Mark(given, row.place());
      }
    }
    return slice;
  }

  /**
   * The next row; null at the end, and where time or calls end behind rows that are in hand: those
   * are given out first. Without any, the call goes on behind the empty pages it has seen.
   */
  private @Nullable Row nextRow(List<Pending> slice) {
    try {
      return walk.next();
    } catch (DeadlineException | VendorException e) {
      Row.Place passed = walk.passed();
      if (slice.isEmpty() && passed != null) {
        mark = new Mark(mark.given(), passed);
      }
      if (slice.isEmpty() || !isForLaterCall(e)) {
        throw e;
      }
      ending = e;
      return null;
    }
  }

  private static boolean isForLaterCall(EngineException e) {
    return !(e instanceof VendorException vendor) || vendor.outcome() == Outcome.RATE_LIMITED;
  }

  private Mark mark(List<Pending> slice) {
    return slice.isEmpty() ? mark : new Mark(slice.getLast().given(), slice.getLast().place());
  }

  /** Time and calls must be left for what the slice still needs; a stream does not wait. */
  private boolean isTimeToFinish() {
    return (pageByPage && walk.atPageEnd())
        || (hydration.isNeeded() && reading.scope().budget().isRunningLow());
  }

  private void finish(List<Pending> slice) {
    List<@Nullable Subject> complete =
        hydration.complete(slice.stream().map(Pending::subject).toList());
    List<Subject> present = new ArrayList<>();
    for (Subject subject : complete) {
      if (subject != null) {
        present.add(subject);
      }
    }
    relations.load(present);
    for (int i = 0; i < slice.size(); i++) {
      Pending pending = slice.get(i);
      Subject subject = complete.get(i);
      mark = new Mark(pending.given(), pending.place());
      if (subject != null
          && (!hydration.replacesRecord() || selection.passesEarly(subject, relations))) {
        UnifiedRecord record = selection.map(subject, relations);
        if (record != null) {
          ready.add(new Emitted(record, subject, mark));
        }
      }
    }
  }
}
