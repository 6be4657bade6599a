package dev.mapwright.engine.read;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.related.Relations;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.RepeatMemory;
import dev.mapwright.engine.walk.Row;
import dev.mapwright.engine.walk.SourceWalk;
import dev.mapwright.engine.walk.WalkAnswers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list record by record: rows of the source, the filters that need nothing more, related
 * data for the slice that is left, the mapping, the other filters. Holds one slice and one vendor
 * page. Not thread-safe; blocks on the vendor.
 */
public final class ListReader implements RecordReader {
  private final ReadContext context;
  private final SourceWalk walk;
  private final RowSelection selection;
  private final Relations relations;
  private final @Nullable RepeatMemory repeats;
  private final Hydration hydration;
  private final boolean pageByPage;
  private final Deque<Emitted> ready = new ArrayDeque<>();
  private final Cursor opened;
  private @Nullable Cursor progress;
  private int read;
  private final boolean fromTheBeginning;
  private PageTally page = new PageTally();
  private int fit;
  private @Nullable Loss lastLeftOut;
  private @Nullable EngineException ending;

  /** A row on its way through the filters; without a subject where it does not go on. */
  private record Pending(@Nullable Subject subject, Cursor next, PageTally page) {}

  /**
   * A reader.
   *
   * @param cursor where it begins
   * @param repeats what the walk has given out, for sources in which records come twice
   * @param pageByPage whether the records of one page of the vendor are given out before the next
   *     is asked for, as far as any pass the filters
   */
  public ListReader(
      ReadContext context,
      Plan plan,
      Wants wants,
      boolean hydrate,
      CallScope.Extra addition,
      Cursor cursor,
      @Nullable RepeatMemory repeats,
      boolean pageByPage) {
    this.pageByPage = pageByPage;
    this.context = context;
    this.selection = new RowSelection(context, plan, wants, hydrate);
    this.relations = context.relations(selection.demand());
    this.hydration = new Hydration(context, plan.source(), selection);
    this.repeats = repeats;
    this.opened = cursor;
    this.fromTheBeginning = cursor.given() == 0;
    this.walk =
        new SourceWalk(
            plan.source(),
            context.scope().passing(),
            addition,
            cursor.position(),
            SourceWalk.Resume.AFTER);
  }

  @Override
  public @Nullable Emitted next(int wanted) {
    while (ready.isEmpty()) {
      if (ending != null) {
        throw ending;
      }
      WalkAnswers answers = context.scope().answers();
      List<Pending> slice = collect(Math.min(wanted, answers.slice(hydration.sliceSize())));
      if (slice.isEmpty()) {
        checkFit();
        return null;
      }
      answers.begin(slice.size());
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
  public @Nullable Cursor progress() {
    return progress;
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

  /** Rows that pass the filters which need nothing fetched. */
  private List<Pending> collect(int size) {
    List<Pending> slice = new ArrayList<>();
    while (slice.size() < size && (slice.isEmpty() || !isTimeToFinish())) {
      Row row = nextRow(slice);
      if (row == null) {
        break;
      }
      read++;
      PageTally of = page;
      Pending pending = pending(row, reached(slice).given());
      if (walk.atPageEnd()) {
        of.complete(walk.rowsOfPage());
        page = new PageTally();
      }
      if (pending.subject() != null) {
        slice.add(pending);
        if (!pageByPage) {
          context.scope().budget().answers().keep(); // pages may turn before it is given out
        }
      } else if (slice.isEmpty()) {
        progress = pending.next();
      }
    }
    return slice;
  }

  /** A row with its record, if it is one that goes on. */
  private Pending pending(Row row, int givenBefore) {
    try {
      Subject subject = selection.subject(row, walk.variables(row));
      boolean isNew = repeats == null || repeats.isNew(subject.id(), givenBefore);
      boolean goesOn =
          isNew && (hydration.replacesRecord() || selection.passesEarly(subject, relations));
      fit++;
      return new Pending(
          goesOn ? subject : null, behindRow(isNew ? givenBefore + 1 : givenBefore), page);
    } catch (Unmappable e) {
      leaveOut(e, page);
      return new Pending(null, behindRow(givenBefore), page);
    }
  }

  private Cursor behindRow(int given) {
    return opened.at(given, walk.reached());
  }

  private void leaveOut(Unmappable record, PageTally of) {
    lastLeftOut = record.loss();
    context.warnings().losses().leaveOut(record);
    of.leaveOut(record.loss());
  }

  /** A list of which no record at all can be mapped is not an empty one. */
  private void checkFit() {
    Loss why = lastLeftOut;
    if (fromTheBeginning && fit == 0 && why != null) {
      throw PageTally.nothingFits("No record of the list", why);
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
        progress = behindRow(reached(slice).given());
      }
      if (slice.isEmpty() || !isForLaterCall(e)) {
        throw e;
      }
      ending = e;
      return null;
    }
  }

  private static boolean isForLaterCall(EngineException e) {
    return !(e instanceof VendorException vendor) || vendor.endsCall();
  }

  private Cursor reached(List<Pending> slice) {
    Cursor behindAll = progress == null ? opened : progress;
    return slice.isEmpty() ? behindAll : slice.getLast().next();
  }

  /** Time and calls must be left for what the slice still needs; a stream does not wait. */
  private boolean isTimeToFinish() {
    return (pageByPage && walk.atPageEnd())
        || (hydration.isNeeded() && context.scope().budget().isRunningLow());
  }

  private void finish(List<Pending> slice) {
    List<@Nullable Subject> complete = complete(slice);
    relations.load(complete.stream().filter(Objects::nonNull).toList());
    for (int i = 0; i < slice.size(); i++) {
      Pending pending = slice.get(i);
      Subject subject = complete.get(i);
      try {
        UnifiedRecord record = subject == null ? null : record(subject);
        progress = pending.next();
        if (subject != null && record != null) {
          ready.add(new Emitted(record, subject, pending.next()));
        }
      } catch (Unmappable e) {
        progress = pending.next();
        leaveOutLate(e, pending);
      } catch (DeadlineException | VendorException e) { // tables are fetched late
        if (ready.isEmpty()) {
          throw e;
        }
        ending = e;
        return;
      }
    }
    context.scope().answers().finished();
  }

  private @Nullable UnifiedRecord record(Subject subject) {
    return !hydration.replacesRecord() || selection.passesEarly(subject, relations)
        ? selection.map(subject, relations)
        : null;
  }

  /** The records, completed; null where there is none any more. */
  private List<@Nullable Subject> complete(List<Pending> slice) {
    List<@Nullable Subject> complete =
        new ArrayList<>(
            hydration.complete(
                slice.stream().map(p -> Objects.requireNonNull(p.subject())).toList()));
    for (int i = 0; i < complete.size(); i++) {
      Subject subject = complete.get(i);
      try {
        complete.set(i, subject == null ? null : hydration.verified(subject));
      } catch (Unmappable e) {
        complete.set(i, null);
        leaveOutLate(e, slice.get(i));
      }
    }
    return complete;
  }

  private void leaveOutLate(Unmappable record, Pending pending) {
    fit--;
    leaveOut(record, pending.page());
  }
}
