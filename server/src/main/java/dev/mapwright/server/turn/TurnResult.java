package dev.mapwright.server.turn;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.server.http.ServerResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one turn. */
sealed interface TurnResult {

  /** The answer. */
  record Done(ServerResponse response) implements TurnResult {}

  /**
   * Nothing was found so far.
   *
   * @param cursor from where it goes on; null for the beginning
   * @param pause how long not to ask the vendor
   * @param why what to tell if it does not go on
   */
  record GoOn(@Nullable String cursor, Duration pause, EngineException why) implements TurnResult {
    /** Whether it was the server that was too busy. */
    boolean isBusy() {
      return why instanceof DeadlineException e && e.retryAfter() != null;
    }
  }

  /**
   * Of a turn that is taken now.
   *
   * @throws RuntimeException if it failed for another reason than that the turn is over
   */
  static TurnResult of(Turn turn, @Nullable String cursor) {
    try {
      return new Done(turn.take(cursor));
    } catch (DeadlineException e) {
      Duration pause = e.retryAfter();
      return new GoOn(e.cursor(), pause == null ? Duration.ZERO : pause, e);
    } catch (VendorException e) {
      if (e.outcome() != Outcome.RATE_LIMITED) {
        throw e;
      }
      Duration pause = e.retryAfter();
      return new GoOn(e.cursor(), pause == null ? Duration.ofSeconds(1) : pause, e);
    }
  }
}
