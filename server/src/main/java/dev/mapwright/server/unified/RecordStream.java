package dev.mapwright.server.unified;

import dev.mapwright.engine.ListReading;
import dev.mapwright.engine.Meta;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.model.UnifiedRecord;
import org.jspecify.annotations.Nullable;

/** A list that is read while it is given out. Not thread-safe; blocks on the vendor. */
public interface RecordStream extends AutoCloseable {

  /**
   * The next record, or null at the end.
   *
   * @throws EngineException if it cannot be read
   */
  @Nullable UnifiedRecord next();

  /** Whether the next record is at hand, so that getting it takes no call. */
  boolean isReady();

  /** From where a call goes on after the last record; null if nothing follows. */
  @Nullable String cursor();

  /** What it took so far. */
  Meta meta();

  /** Ends it: there is nothing more to read then. */
  @Override
  void close();

  /** Of an engine's list, at most so many records. */
  static RecordStream of(ListReading reading, int limit) {
    return new RecordStream() {
      private int left = limit;

      @Override
      public @Nullable UnifiedRecord next() {
        return left == 0 ? null : reading.next(left--);
      }

      @Override
      public boolean isReady() {
        return left == 0 || reading.isReady();
      }

      @Override
      public @Nullable String cursor() {
        return reading.cursor();
      }

      @Override
      public Meta meta() {
        return reading.meta();
      }

      @Override
      public void close() {
        reading.close();
      }
    };
  }
}
