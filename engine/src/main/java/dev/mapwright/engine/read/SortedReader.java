package dev.mapwright.engine.read;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.walk.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list in an order that the vendor does not offer: the whole list first, for nothing but
 * the field that is sorted by, then the records of each page.
 */
public final class SortedReader extends RecordReader {
  private final SortedList list;
  private final ListReader unsorted;

  /**
   * A reader.
   *
   * @param opened where it begins: so many records of the sorted list have been given out
   * @param list what is kept for the walk
   * @param unsorted reads what the list still lacks, with the field that is sorted by
   */
  public SortedReader(RowSelection selection, Cursor opened, SortedList list, ListReader unsorted) {
    super(selection, opened);
    this.list = list;
    this.unsorted = unsorted;
  }

  /** What a reader of the unsorted list wants. */
  public static Wants wants(String field, Set<String> all) {
    Set<String> others = new HashSet<>(all);
    others.remove(field);
    return new Wants(true, others, false);
  }

  @Override
  List<Pending> collect(int wanted) {
    readAll();
    int index = reached().given();
    List<Pending> slice = new ArrayList<>();
    for (Subject subject : list.slice(index, sliceSize(wanted))) {
      index++;
      slice.add(new Pending(subject, cursorAt(index), new PageTally()));
      countFit();
    }
    return slice;
  }

  private void readAll() {
    while (!list.isComplete()) {
      Emitted next = nextUnsorted();
      reach(cursorAt(reached().given()));
      if (next == null) {
        list.complete();
      } else if (list.size() >= list.longest()) {
        throw new CallerException(
            CallerException.Kind.BAD_REQUEST,
            "This vendor does not sort by "
                + list.field()
                + ", and the list has more than "
                + list.longest()
                + " records, the most that are sorted here. Filter it further, or sort it"
                + " yourself.");
      } else {
        list.add(next);
      }
    }
  }

  /** Where a call ends, the next one goes on, behind records that the filters refused, too. */
  private @Nullable Emitted nextUnsorted() {
    try {
      return unsorted.next(list.longest());
    } catch (DeadlineException | VendorException e) {
      Cursor read = unsorted.progress();
      if (read != null) {
        list.reach(read);
        reach(cursorAt(reached().given()));
      }
      throw e;
    }
  }

  private Cursor cursorAt(int index) {
    return reached().moveTo(index, new Position(null, null, index, null));
  }

  @Override
  boolean noRowFollows() {
    return list.isComplete() && reached().given() >= list.size();
  }

  @Override
  public void park() {
    unsorted.park();
  }

  @Override
  public int recordsRead() {
    return unsorted.recordsRead();
  }
}
