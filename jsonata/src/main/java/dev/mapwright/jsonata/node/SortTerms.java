package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.MergeSort;
import dev.mapwright.jsonata.run.Numbers;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The terms of an order-by clause: sorts items or tuples, evaluating each term once an item. */
public final class SortTerms {
  private static final long BYTES_OF_ENTRY = 72;

  private final SourceOffset place;
  private final Node[] terms;
  private final boolean[] descending;
  private final int tupleFrameSize;

  public SortTerms(SourceOffset place, Node[] terms, boolean[] descending, int tupleFrameSize) {
    this.place = place;
    this.terms = terms;
    this.descending = descending;
    this.tupleFrameSize = tupleFrameSize;
  }

  /** An item with the values of its terms, as far as they have been needed. */
  private final class Entry {
    final Object item;
    private final Run run;
    private final @Nullable Object[] frame;
    private final @Nullable Object context;
    private final @Nullable Object[] keys = new @Nullable Object[terms.length];
    private int known;

    Entry(Run run, @Nullable Object[] frame, @Nullable Object context, Object item) {
      this.run = run;
      this.frame = frame;
      this.context = context;
      this.item = item;
    }

    @Nullable Object key(int term) {
      while (known <= term) {
        keys[known] = terms[known].eval(run, frame, context);
        known++;
      }
      return keys[term];
    }
  }

  List<?> sort(Run run, @Nullable Object[] frame, List<?> items) {
    if (items.size() <= 1 || items instanceof Step.Letters) {
      return items;
    }
    note(run, items);
    List<Entry> entries = new ArrayList<>(items.size());
    for (Object item : items) {
      entries.add(new Entry(run, frame, item, item));
    }
    return Sequence.arrayOf(sorted(run, entries));
  }

  List<Tuple> sortTuples(Run run, @Nullable Object[] frame, List<Tuple> tuples) {
    note(run, tuples);
    List<Entry> entries = new ArrayList<>(tuples.size());
    for (Tuple tuple : tuples) {
      entries.add(new Entry(run, tuple.frame(frame, tupleFrameSize), tuple.value(), tuple));
    }
    List<Tuple> result = new ArrayList<>(tuples.size());
    for (Object tuple : sorted(run, entries)) {
      result.add((Tuple) Objects.requireNonNull(tuple));
    }
    return result;
  }

  private static void note(Run run, List<?> items) {
    run.noteList(items.size());
    run.allocate(BYTES_OF_ENTRY * items.size());
  }

  private @Nullable Object[] sorted(Run run, List<Entry> entries) {
    @Nullable Object[] sorted = new MergeSort<Entry>(run, this::swaps).sort(entries);
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = sorted[i] instanceof Entry entry ? entry.item : null;
    }
    return sorted;
  }

  private boolean swaps(Entry first, Entry second) {
    for (int i = 0; i < terms.length; i++) {
      int order = compare(first.run, first.key(i), second.key(i), descending[i]);
      if (order != 0) {
        return order > 0;
      }
    }
    return false;
  }

  /** Undefined comes last, whichever the direction. */
  private int compare(Run run, @Nullable Object first, @Nullable Object second, boolean falling) {
    if (first == null || second == null) {
      return first == second ? 0 : first == null ? 1 : -1;
    }
    if (!isSortable(first) || !isSortable(second)) {
      throw place
          .error(
              "T2008",
              "The expressions within an order-by clause must evaluate to numeric or string values")
          .withValue(isSortable(first) ? second : first);
    }
    int order;
    if (first instanceof Number a && second instanceof Number b) {
      order = Numbers.compare(a, b);
    } else if (first instanceof String a && second instanceof String b) {
      run.readText(Math.min(a.length(), b.length()));
      order = a.compareTo(b);
    } else {
      throw place
          .error("T2007", "Values of different types cannot be compared in an order-by clause")
          .withValue(first);
    }
    return falling ? -order : order;
  }

  private static boolean isSortable(Object value) {
    return value instanceof String || value instanceof Number;
  }
}
