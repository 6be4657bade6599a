package dev.mapwright.server.identity;

import dev.mapwright.server.store.NumberTable;
import dev.mapwright.server.store.RecordRow;
import dev.mapwright.server.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes notes in batches: while one transaction runs, what comes meanwhile waits for the next, and
 * goes in together. What is noted of one account goes in one after the other. Thread-safe.
 */
final class NoteBatches {
  /** Accounts share them by their names; as many transactions run at once. */
  private static final int LANES = 4;

  private static final int MOST_RECORDS = 2_000;

  /** Longer than the store itself takes to say that it does not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Store store;
  private final @Nullable RecentRecords recent;
  private final List<Lane> lanes;

  /** Writes to a store, and tells what it wrote, if anybody wants to know. */
  NoteBatches(Store store, @Nullable RecentRecords recent) {
    this.store = store;
    this.recent = recent;
    this.lanes = IntStream.range(0, LANES).mapToObj(_ -> new Lane()).toList();
  }

  /** What one caller notes, and what comes of it. */
  private static final class Note {
    final int scope;
    final Depth depth;
    final List<Observation> seen;
    final long now;
    @Nullable List<Long> since;
    @Nullable RuntimeException failure;

    Note(int scope, Depth depth, List<Observation> seen, long now) {
      this.scope = scope;
      this.depth = depth;
      this.seen = seen;
      this.now = now;
    }

    boolean isDone() {
      return since != null || failure != null;
    }

    List<Long> result() {
      if (failure != null) {
        throw failure;
      }
      return Objects.requireNonNull(since);
    }
  }

  /** Notes that wait, and the turn to write them. */
  private static final class Lane {
    final Queue<Note> waiting = new ConcurrentLinkedQueue<>();
    final ReentrantLock turn = new ReentrantLock(true);
  }

  /** Since when each is as it is; written when this comes back. */
  List<Long> note(int scope, Depth depth, List<Observation> seen, long now) {
    Note mine = new Note(scope, depth, seen, now);
    Lane lane = lanes.get(Math.floorMod(scope, LANES));
    lane.waiting.add(mine);
    try {
      if (!lane.turn.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw store.late();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the database", e);
    }
    try {
      while (!mine.isDone()) {
        write(batch(lane));
      }
    } finally {
      lane.turn.unlock();
    }
    return mine.result();
  }

  private static List<Note> batch(Lane lane) {
    List<Note> batch = new ArrayList<>();
    int records = 0;
    for (Note next = lane.waiting.poll(); next != null; next = lane.waiting.poll()) {
      batch.add(next);
      records += next.seen.size();
      if (records >= MOST_RECORDS) {
        break;
      }
    }
    return batch;
  }

  private void write(List<Note> batch) {
    Map<Note, List<Long>> results = new HashMap<>();
    Map<UUID, KnownRecord> known = new HashMap<>();
    try {
      Set<UUID> ids = new LinkedHashSet<>();
      batch.forEach(note -> note.seen.forEach(seen -> ids.add(seen.id())));
      store.records().update(ids, rows -> seen(batch, rows, known, results));
      if (recent != null) {
        known.forEach((id, record) -> recent.wrote(id, record.noted()));
      }
      batch.forEach(note -> note.since = results.get(note));
    } catch (RuntimeException e) {
      batch.forEach(note -> note.failure = e);
    }
  }

  private SortedMap<UUID, RecordRow> seen(
      List<Note> batch,
      Map<UUID, RecordRow> rows,
      Map<UUID, KnownRecord> known,
      Map<Note, List<Long>> results) {
    NumberTable numbers = store.numbers();
    known.clear(); // of an attempt that came to nothing
    rows.forEach((id, row) -> known.put(id, KnownRecord.of(row)));
    SortedMap<UUID, RecordRow> changed = new TreeMap<>();
    for (Note note : batch) {
      List<Long> since = new ArrayList<>();
      for (Observation seen : note.seen) {
        KnownRecord record =
            known.computeIfAbsent(seen.id(), _ -> KnownRecord.unknown(seen.remoteId(), note.now));
        record.see(note.depth, seen, numbers::field, note.now);
        since.add(record.modifiedAt());
        if (record.isChanged()) {
          changed.put(seen.id(), record.row(note.scope));
        }
      }
      results.put(note, since);
    }
    return changed;
  }
}
