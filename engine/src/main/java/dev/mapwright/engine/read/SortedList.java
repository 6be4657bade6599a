package dev.mapwright.engine.read;

import dev.mapwright.engine.filter.Direction;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.time.Moment;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A whole list in the order asked for, kept for the walk through it. While it is being read, it
 * keeps what was read so far, so that a call which ran out of time is not lost. Used by one call at
 * a time: its methods are synchronized.
 */
public final class SortedList {
  private final Query.Sort sort;
  private final int longest;
  private final List<Entry> entries = new ArrayList<>();
  private final Set<Answer> answers = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable Cursor readTo;
  private boolean complete;

  private record Entry(@Nullable Comparable<Object> key, Subject subject) {}

  /**
   * An empty list.
   *
   * @param longest so many records it holds at most
   */
  public SortedList(Query.Sort sort, int longest) {
    this.sort = sort;
    this.longest = longest;
  }

  /** How many records it holds at most. */
  int longest() {
    return longest;
  }

  /** The top-level field that is sorted by. */
  public String field() {
    return sort.field().root();
  }

  /** Adds a record that was read. */
  synchronized void add(RecordReader.Emitted emitted) {
    entries.add(new Entry(key(emitted.record(), field()), emitted.subject()));
    answers.addAll(emitted.subject().answers());
    readTo = emitted.next();
  }

  /** So far the list has been read: what came since the last record is not wanted. */
  synchronized void reach(Cursor cursor) {
    readTo = cursor;
  }

  /** Everything has been read. */
  synchronized void complete() {
    if (!complete) {
      Comparator<Comparable<Object>> order = Comparable::compareTo;
      entries.sort(
          Comparator.comparing(
              Entry::key,
              Comparator.nullsLast(sort.direction() == Direction.ASC ? order : order.reversed())));
      complete = true;
    }
  }

  synchronized boolean isComplete() {
    return complete;
  }

  /** Where reading goes on, or null for the beginning. */
  public synchronized @Nullable Cursor readTo() {
    return readTo;
  }

  /** How many records it holds. */
  public synchronized int size() {
    return entries.size();
  }

  /** What it takes in memory, roughly, in bytes: a parsed answer is some four times its text. */
  public synchronized int weight() {
    return 1024 + 4 * answers.stream().mapToInt(Answer::size).sum();
  }

  synchronized List<Subject> slice(int from, int count) {
    return entries.subList(from, Math.min(entries.size(), from + count)).stream()
        .map(Entry::subject)
        .toList();
  }

  /** Moments compare as moments, everything else as text; null comes last either way. */
  @SuppressWarnings("unchecked") // all keys of one field are of one type
  private static @Nullable Comparable<Object> key(UnifiedRecord record, String field) {
    Object value = record.fields().get(field);
    if (value == null || value == JsonNull.NULL) {
      return null;
    }
    OptionalLong moment = value instanceof String text ? Moment.parse(text) : OptionalLong.empty();
    Object key = moment.isPresent() ? (Object) moment.getAsLong() : value;
    return (Comparable<Object>) key;
  }
}
