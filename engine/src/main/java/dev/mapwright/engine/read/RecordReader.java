package dev.mapwright.engine.read;

import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.walk.Row;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a list record by record. Not thread-safe; blocks on the vendor. */
public sealed interface RecordReader permits ListReader, SortedReader {

  /**
   * The next record, or null at the end.
   *
   * @param wanted how many more the caller will take, at most
   */
  @Nullable Emitted next(int wanted);

  /** Whether the next record is at hand. */
  boolean isReady();

  /** Whether it is known, without a call, that nothing follows what was given out. */
  boolean atKnownEnd();

  /** The place up to which everything was given out or refused. */
  Mark progress();

  /** Keeps what was read in part for the call that goes on. */
  void park();

  /** Vendor records read. */
  int recordsRead();

  /** The dotted unified fields left empty because only a call per record would fill them. */
  Set<String> partial();

  /**
   * A record given out, and where the walk goes on after it.
   *
   * @param record the record
   * @param subject what it was mapped from
   * @param mark the place after it
   */
  record Emitted(UnifiedRecord record, Subject subject, Mark mark) {}

  /**
   * A place in the walk.
   *
   * @param given how many records had passed as no repeats
   * @param place the row before it, or null for the beginning
   */
  record Mark(int given, Row.@Nullable Place place) {}
}
