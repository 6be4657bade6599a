package dev.mapwright.engine.read;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.loss.Losses;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.related.Relations;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.walk.WalkAnswers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list record by record: a slice of rows is taken in hand, completed, joined with related
 * data, and mapped. Holds one slice. Not thread-safe; blocks on the vendor.
 */
public abstract sealed class RecordReader permits ListReader, SortedReader {
  private final RowSelection selection;
  private final Relations relations;
  private final Hydration hydration;
  private final WalkAnswers answers;
  private final Losses losses;
  private final Cursor opened;
  private final Deque<Emitted> ready = new ArrayDeque<>();
  private @Nullable Cursor progress;
  private @Nullable EngineException ending;
  private @Nullable Loss lastLeftOut;
  private int fit;

  RecordReader(RowSelection selection, Cursor opened) {
    this.selection = selection;
    this.relations = selection.context().relations(selection.demand());
    this.hydration = new Hydration(selection);
    this.answers = selection.context().scope().answers();
    this.losses = selection.context().warnings().losses();
    this.opened = opened;
  }

  /**
   * A record given out.
   *
   * @param record the record
   * @param subject what it was mapped from
   * @param next from where a call goes on behind it
   */
  public record Emitted(UnifiedRecord record, Subject subject, Cursor next) {}

  /**
   * A row in hand.
   *
   * @param next from where a call goes on behind it
   * @param page the tally of the page that it came on
   */
  record Pending(Subject subject, Cursor next, PageTally page) {}

  /**
   * The next record, or null at the end.
   *
   * @param wanted how many more the caller will take, at most
   */
  public final @Nullable Emitted next(int wanted) {
    while (ready.isEmpty()) {
      if (ending != null) {
        throw ending;
      }
      List<Pending> slice = collect(wanted);
      if (slice.isEmpty()) {
        selection.tellMapping();
        checkFit();
        return null;
      }
      answers.begin(slice.size());
      try {
        finish(slice);
      } finally {
        selection.tellMapping();
      }
    }
    return ready.poll();
  }

  /** Whether the next record is at hand. */
  public final boolean isReady() {
    return !ready.isEmpty();
  }

  /** Whether it is known, without a call, that nothing follows what was given out. */
  public final boolean atKnownEnd() {
    return ready.isEmpty() && noRowFollows();
  }

  /** Where a call goes on behind all that was given out or refused; null if nothing was read. */
  public final @Nullable Cursor progress() {
    return progress;
  }

  /** The dotted unified fields left empty because only a call per record would fill them. */
  public final Set<String> partial() {
    return selection.partial();
  }

  /** Keeps what was read in part for the call that goes on. */
  public abstract void park();

  /** Vendor records read. */
  public abstract int recordsRead();

  /** Takes rows in hand, at most a slice of what is wanted; none at the end. */
  abstract List<Pending> collect(int wanted);

  /** Whether it is known, without a call, that there are no more rows. */
  abstract boolean noRowFollows();

  /** How many rows are taken in hand at once. */
  final int sliceSize(int wanted) {
    return Math.min(wanted, answers.slice(hydration.sliceSize()));
  }

  final RowSelection selection() {
    return selection;
  }

  final Relations relations() {
    return relations;
  }

  final Hydration hydration() {
    return hydration;
  }

  /** Where the reader begins, or how far it is. */
  final Cursor reached() {
    return progress == null ? opened : progress;
  }

  final void reach(Cursor cursor) {
    progress = cursor;
  }

  /** The rows in hand are the last of this call: it fails behind them. */
  final void endWith(EngineException failure) {
    ending = failure;
  }

  /** A row has become a record, as far as that is known without what it still lacks. */
  final void countFit() {
    fit++;
  }

  final void leaveOut(Unmappable record, PageTally page) {
    lastLeftOut = record.loss();
    losses.leaveOut(record);
    page.leaveOut(record.loss());
  }

  /** A list of which no record at all can be mapped is not an empty one. */
  private void checkFit() {
    Loss why = lastLeftOut;
    if (opened.given() == 0 && fit == 0 && why != null) {
      throw PageTally.nothingFits("No record of the list", why);
    }
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
    answers.finished();
  }

  private @Nullable UnifiedRecord record(Subject subject) {
    return !hydration.replacesRecord() || selection.passesEarly(subject, relations)
        ? selection.map(subject, relations)
        : null;
  }

  /** The records, completed; null where there is none any more. */
  private List<@Nullable Subject> complete(List<Pending> slice) {
    List<@Nullable Subject> complete =
        new ArrayList<>(hydration.complete(slice.stream().map(Pending::subject).toList()));
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
