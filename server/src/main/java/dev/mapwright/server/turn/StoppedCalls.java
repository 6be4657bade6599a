package dev.mapwright.server.turn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.unified.RecordStream;
import dev.mapwright.server.unified.WatchedStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far calls got that failed without giving anything out: the same call, repeated, goes on from
 * there, for as long as its caller was told to wait and a minute more. A call that was answered is
 * forgotten, so that its repetition is a new walk. Bounded, expiring, thread-safe.
 *
 * <p>A call is told by a text that is the same for its repetition, and for no other call.
 */
public final class StoppedCalls {
  /** Time to repeat a call that failed, beyond the wait that its caller was told. */
  private static final Duration TO_REPEAT = Duration.ofSeconds(60);

  private static final long MOST = 10_000;

  private final Cache<String, Place> places =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfter(Expiry.creating((String _, Place place) -> place.time()))
          .build();

  private record Place(String cursor, Duration time) {}

  /**
   * Where a call begins.
   *
   * @param given the cursor that came with it, or null
   */
  public @Nullable String begin(String call, @Nullable String given) {
    Place place = places.getIfPresent(call);
    return place == null ? given : place.cursor();
  }

  /**
   * A call failed.
   *
   * @param cursor how far it got; null for not at all
   */
  public void stop(String call, @Nullable String cursor, EngineException why) {
    if (cursor == null || (why instanceof VendorException vendor && vendor.endsList())) {
      places.invalidate(call);
      return;
    }
    Duration wait =
        switch (why) {
          case VendorException e -> e.retryAfter();
          case DeadlineException e -> e.retryAfter();
          case CallerException _, ConnectorException _ -> null;
        };
    places.put(call, new Place(cursor, wait == null ? TO_REPEAT : wait.plus(TO_REPEAT)));
  }

  /** A stream that, if it fails before its first record, is remembered as such a call. */
  public RecordStream watched(String call, RecordStream stream) {
    return new WatchedStream(stream) {
      private boolean hasBegun;

      @Override
      public @Nullable UnifiedRecord next() {
        try {
          UnifiedRecord record = stream.next();
          if (!hasBegun) {
            hasBegun = true;
            forget(call);
          }
          return record;
        } catch (EngineException e) {
          if (!hasBegun) {
            stop(call, stream.cursor(), e);
          }
          throw e;
        }
      }
    };
  }

  /** A call was answered, or can only begin anew. */
  public void forget(String call) {
    places.invalidate(call);
  }
}
