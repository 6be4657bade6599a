package dev.mapwright.engine.read;

import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.related.Subject;
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

  /** Where a call goes on behind all that was given out or refused; null if nothing was read. */
  @Nullable Cursor progress();

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
   * @param next from where a call goes on behind it
   */
  record Emitted(UnifiedRecord record, Subject subject, Cursor next) {}
}
