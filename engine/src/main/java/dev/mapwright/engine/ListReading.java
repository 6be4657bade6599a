package dev.mapwright.engine;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.read.ReadContext;
import dev.mapwright.engine.read.RecordReader;
import dev.mapwright.engine.walk.WalkAnswers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list being read. Not thread-safe; blocks on the vendor. */
public final class ListReading implements AutoCloseable {
  private final RecordReader reader;
  private final Plan plan;
  private final CursorIssuer issuer;
  private final ReadContext context;
  private final WalkAnswers answers;
  private int kept;
  private @Nullable String stopped;
  private boolean isOver;
  private @Nullable Cursor next;

  ListReading(RecordReader reader, Plan plan, CursorIssuer issuer, ReadContext context) {
    this.reader = reader;
    this.plan = plan;
    this.issuer = issuer;
    this.context = context;
    this.answers = context.scope().answers();
  }

  /**
   * The next record, or null at the end.
   *
   * @param wanted how many more will be taken, at most
   * @throws EngineException told apart by whose fault it is; with the cursor from which a call goes
   *     on where time, calls or the vendor ended it
   */
  public @Nullable UnifiedRecord next(int wanted) {
    try {
      return advance(wanted);
    } catch (DeadlineException e) {
      stopped = stop(null);
      throw e.from(stopped);
    } catch (VendorException e) {
      if (e.endsList()) {
        isOver = true;
        throw e;
      }
      stopped = stop(e.retryAfter());
      throw e.from(stopped);
    }
  }

  private @Nullable UnifiedRecord advance(int wanted) {
    return FailureTranslation.translate(
        context.scope().secrets(),
        () -> {
          RecordReader.Emitted emitted = plan.impossible() ? null : reader.next(wanted);
          if (emitted == null) {
            return null;
          }
          kept++;
          next = emitted.next();
          return emitted.record();
        });
  }

  /** Whether the next record is at hand, so that getting it takes no call. */
  public boolean isReady() {
    return reader.isReady();
  }

  /**
   * From where a call goes on after the record that was given out last, or after all that was read
   * in vain since; null if nothing follows it, nothing was read, or the list cannot be gone on
   * with.
   */
  public @Nullable String cursor() {
    return stopped != null || isOver ? stopped : nextCursor(true, false);
  }

  /** A page of at most so many records. */
  ListPage page(int limit) {
    List<UnifiedRecord> records = new ArrayList<>();
    boolean cut = false;
    try {
      while (records.size() < limit) {
        UnifiedRecord record = advance(limit - records.size());
        if (record == null) {
          break;
        }
        records.add(record);
        context.scope().budget().answers().keep();
      }
    } catch (DeadlineException e) {
      if (records.isEmpty()) {
        throw e.from(stop(null));
      }
      cut = true;
    } catch (VendorException e) {
      if (records.isEmpty()) {
        throw e.endsList() ? e : e.from(stop(e.retryAfter()));
      }
      if (!e.endsCall()) {
        throw e;
      }
      cut = true;
    }
    return new ListPage(records, nextCursor(records.size() == limit || cut, cut), meta());
  }

  private @Nullable String nextCursor(boolean more, boolean cut) {
    if (!more || next == null || (!cut && reader.atKnownEnd())) {
      return null;
    }
    if (cut) {
      answers.stop(null);
    }
    reader.park();
    return issuer.text(next);
  }

  /**
   * What was read is not lost: a call goes on by the cursor for longer than it may have been told
   * to wait.
   */
  private @Nullable String stop(@Nullable Duration wait) {
    boolean isUnfinished = answers.isUnfinished();
    answers.stop(wait);
    reader.park();
    return issuer.stopAt(reader.progress(), isUnfinished);
  }

  /** Gives back what it holds; there is nothing more to read then. */
  @Override
  public void close() {
    context.scope().budget().answers().close();
  }

  /** What it took so far. */
  public Meta meta() {
    return new Meta(
        context.scope().budget().calls(),
        reader.recordsRead(),
        kept,
        context.warnings().losses().recordsLeftOut(),
        reader.partial(),
        context.warnings().losses().inWords(),
        context.warnings().texts(),
        context.scope().budget().vendorLimit());
  }

  /** How it is answered. */
  public Plan plan() {
    return plan;
  }

  /** The dotted unified fields left empty because only a call per record would fill them. */
  public Set<String> partial() {
    return reader.partial();
  }
}
