package dev.mapwright.engine.read;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.loss.Losses;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.related.Relations;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.walk.Position;
import dev.mapwright.engine.walk.WalkAnswers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list in an order that the vendor does not offer: the whole list first, for nothing but
 * the field that is sorted by, then the records of each page. Not thread-safe.
 */
public final class SortedReader implements RecordReader {
  /** The longest list that is sorted here. */
  public static final int MOST_RECORDS = 10_000;

  private final SortedList list;
  private final ListReader unsorted;
  private final String field;
  private final RowSelection selection;
  private final Relations relations;
  private final Hydration hydration;
  private final WalkAnswers answers;
  private final Deque<Emitted> ready = new ArrayDeque<>();
  private final Losses losses;
  private final boolean fromTheBeginning;
  private final Cursor opened;
  private int index;
  private int fit;
  private @Nullable Loss lastLeftOut;
  private boolean moved;
  private @Nullable EngineException ending;

  /**
   * A reader.
   *
   * @param field the top-level field that is sorted by
   * @param list what is kept for the walk
   * @param unsorted reads what the list still lacks, with that field
   * @param cursor where it begins
   */
  public SortedReader(
      ReadContext context,
      Plan plan,
      Wants wants,
      boolean hydrate,
      String field,
      SortedList list,
      ListReader unsorted,
      Cursor cursor) {
    this.field = field;
    this.list = list;
    this.unsorted = unsorted;
    this.opened = cursor;
    this.index = cursor.position() == null ? 0 : cursor.position().index();
    this.answers = context.scope().answers();
    this.selection = new RowSelection(context, plan.withoutFilters(), wants, hydrate);
    this.relations = context.relations(selection.demand());
    this.hydration = new Hydration(context, plan.source(), selection);
    this.losses = context.warnings().losses();
    this.fromTheBeginning = index == 0;
  }

  /** What a reader of the unsorted list wants. */
  public static Wants wants(String field, Set<String> all) {
    Set<String> others = new HashSet<>(all);
    others.remove(field);
    return new Wants(true, others, false);
  }

  @Override
  public @Nullable Emitted next(int wanted) {
    readAll();
    while (ready.isEmpty() && index < list.size()) {
      if (ending != null) {
        throw ending;
      }
      List<Subject> slice =
          list.slice(index, Math.min(wanted, answers.slice(hydration.sliceSize())));
      answers.begin(slice.size());
      finish(slice);
    }
    Loss why = lastLeftOut;
    if (fromTheBeginning && fit == 0 && why != null) {
      throw PageTally.nothingFits("No record of the list", why);
    }
    return ready.poll();
  }

  private void readAll() {
    while (!list.isComplete()) {
      Emitted next = nextUnsorted();
      moved = true;
      if (next == null) {
        list.complete();
      } else if (list.size() >= MOST_RECORDS) {
        throw new CallerException(
            CallerException.Kind.BAD_REQUEST,
            "This vendor does not sort by "
                + field
                + ", and the list has more than "
                + MOST_RECORDS
                + " records, the most that are sorted here. Filter it further, or sort it"
                + " yourself.");
      } else {
        list.add(next, field);
      }
    }
  }

  /** Where a call ends, the next one goes on, behind records that the filters refused, too. */
  private @Nullable Emitted nextUnsorted() {
    try {
      return unsorted.next(MOST_RECORDS);
    } catch (DeadlineException | VendorException e) {
      Cursor reached = unsorted.progress();
      if (reached != null) {
        list.reach(reached);
        moved = true;
      }
      throw e;
    }
  }

  private void finish(List<Subject> slice) {
    List<@Nullable Subject> complete = new ArrayList<>();
    for (Subject subject : hydration.complete(slice)) {
      complete.add(attempt(() -> subject == null ? null : hydration.verified(subject)));
    }
    relations.load(complete.stream().filter(Objects::nonNull).toList());
    for (Subject subject : complete) {
      UnifiedRecord record;
      try {
        record = attempt(() -> subject == null ? null : selection.map(subject, relations));
      } catch (DeadlineException | VendorException e) { // tables are fetched late
        if (ready.isEmpty()) {
          throw e;
        }
        ending = e;
        return;
      }
      index++;
      moved = true;
      if (subject != null && record != null) {
        ready.add(new Emitted(record, subject, cursor(subject.id())));
        fit++;
      }
    }
    answers.finished();
  }

  /** What comes of a record; null, and told, if it cannot be mapped. */
  private <T> @Nullable T attempt(Supplier<@Nullable T> step) {
    try {
      return step.get();
    } catch (Unmappable e) {
      lastLeftOut = e.loss();
      losses.leaveOut(e);
      return null;
    }
  }

  @Override
  public boolean isReady() {
    return !ready.isEmpty();
  }

  @Override
  public boolean atKnownEnd() {
    return list.isComplete() && ready.isEmpty() && index >= list.size();
  }

  @Override
  public @Nullable Cursor progress() {
    return moved ? cursor(null) : null;
  }

  private Cursor cursor(@Nullable String key) {
    return opened.at(index, new Position(null, null, index, key));
  }

  @Override
  public void park() {
    unsorted.park();
  }

  @Override
  public int recordsRead() {
    return unsorted.recordsRead();
  }

  @Override
  public Set<String> partial() {
    return selection.partial();
  }
}
