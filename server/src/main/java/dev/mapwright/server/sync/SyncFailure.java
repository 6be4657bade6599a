package dev.mapwright.server.sync;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.server.store.SyncRunTable.Ending;
import dev.mapwright.server.store.SyncTable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a run ends that failed: in words that have nothing of the vendor's own, as those may name a
 * person, and with when it is tried again.
 */
final class SyncFailure {
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** About a day of them. */
  private static final int MOST_ATTEMPTS = 24;

  private SyncFailure() {}

  /**
   * Of a vendor, or whoever else is at fault.
   *
   * @param label the vendor's name
   * @param failures how many attempts have failed before this one
   */
  static Ending of(EngineException failure, String label, int failures) {
    return switch (failure) {
      case VendorException e -> of(e, label, failures);
      case DeadlineException e ->
          later("The server was too busy to read on", e.retryAfter(), failures);
      case ConnectorException e ->
          over(
              "The connector does not fit what "
                  + label
                  + " answers, or what is laid over it does not fit: "
                  + "'mapwright account test' and the log tell more ("
                  + e.place()
                  + ")");
      case CallerException _ -> over("The list cannot be read as it is asked for");
    };
  }

  private static Ending of(VendorException e, String label, int failures) {
    String status = e.status() == 0 ? "" : " (status " + e.status() + ")";
    return switch (e.outcome()) {
      case UNAUTHORIZED ->
          new Ending(
              false,
              SyncTable.RELINK_NEEDED,
              label + " refuses the account's credentials" + status + ". Connect it anew.",
              true,
              null);
      case FORBIDDEN ->
          over(
              label
                  + " does not let the account read this"
                  + status
                  + ". Its owner has to allow it.");
      case NOT_FOUND, EMPTY, OK ->
          over(label + " has nothing at the account's address" + status + ". Look at its fields.");
      case BAD_REQUEST -> over(label + " does not take the request" + status + ".");
      case RATE_LIMITED ->
          later(label + " wants fewer requests" + status + ".", e.retryAfter(), failures);
      case EXPIRED -> anew(label + " no longer knows the place at which to go on.", failures);
      case UNAVAILABLE, VENDOR_ERROR ->
          e.endsList()
              ? anew(label + " leads nowhere in the middle of the list" + status + ".", failures)
              : later(
                  label + " fails or cannot be reached" + status + ".", e.retryAfter(), failures);
    };
  }

  /** It is tried again only when it is due, or asked for. */
  static Ending over(String error) {
    return new Ending(false, SyncTable.INCOMPLETE, error, false, null);
  }

  private static Ending anew(String error, int failures) {
    return failures >= MOST_ATTEMPTS
        ? over(error)
        : new Ending(false, SyncTable.INCOMPLETE, error, false, pause(null, failures));
  }

  private static Ending later(String error, @Nullable Duration wait, int failures) {
    return failures >= MOST_ATTEMPTS
        ? over(error)
        : new Ending(false, SyncTable.INCOMPLETE, error, true, pause(wait, failures));
  }

  private static Duration pause(@Nullable Duration wait, int failures) {
    Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
    Duration least = wait == null || wait.compareTo(own) < 0 ? own : wait;
    return wait != null && wait.compareTo(LONGEST_PAUSE) > 0
        ? wait
        : least.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : least;
  }
}
