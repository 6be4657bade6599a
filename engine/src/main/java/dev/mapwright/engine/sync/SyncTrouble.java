package dev.mapwright.engine.sync;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A failure of a walk: in words that have nothing of the vendor's own, as those may name a person,
 * and with what is to be done.
 *
 * @param words what went wrong, and what to do about it
 * @param next how it goes on
 * @param peace how long whoever failed wants to be left in peace; null if that was not said
 */
public record SyncTrouble(String words, Next next, @Nullable Duration peace) {
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** About a day of them. */
  private static final int MOST_ATTEMPTS = 24;

  /** How it goes on. */
  public enum Next {
    /** From the place that was reached, after a pause. */
    GO_ON,
    /** From the beginning, after a pause. */
    ANEW,
    /** When the account is due next: trying again would not help. */
    WHEN_DUE,
    /** When the customer has connected the account anew; from the place that was reached. */
    RELINK
  }

  /**
   * Of a vendor, or whoever else is at fault.
   *
   * @param label the vendor's name
   */
  public static SyncTrouble of(EngineException failure, String label) {
    return switch (failure) {
      case VendorException e -> of(e, label);
      case DeadlineException e ->
          new SyncTrouble("The server was too busy to read on", Next.GO_ON, e.retryAfter());
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

  private static SyncTrouble of(VendorException e, String label) {
    String status = e.status() == 0 ? "" : " (status " + e.status() + ")";
    return switch (e.outcome()) {
      case UNAUTHORIZED ->
          new SyncTrouble(
              label + " refuses the account's credentials" + status + ". Connect it anew.",
              Next.RELINK,
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
          new SyncTrouble(
              label + " wants fewer requests" + status + ".", Next.GO_ON, e.retryAfter());
      case EXPIRED ->
          new SyncTrouble(label + " no longer knows the place at which to go on.", Next.ANEW, null);
      case UNAVAILABLE, VENDOR_ERROR ->
          e.endsList()
              ? new SyncTrouble(
                  label + " leads nowhere in the middle of the list" + status + ".",
                  Next.ANEW,
                  null)
              : new SyncTrouble(
                  label + " fails or cannot be reached" + status + ".", Next.GO_ON, e.retryAfter());
    };
  }

  /** One that waits until the account is due. */
  public static SyncTrouble over(String words) {
    return new SyncTrouble(words, Next.WHEN_DUE, null);
  }

  /** The same, or what is left to do where it has failed too often. */
  public SyncTrouble after(int failures) {
    boolean isTriedAgain = next == Next.GO_ON || next == Next.ANEW;
    return isTriedAgain && failures >= MOST_ATTEMPTS ? over(words) : this;
  }

  /**
   * How long to wait.
   *
   * @param failures how many attempts have failed before this one
   */
  public Duration pause(int failures) {
    Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
    if (peace != null && peace.compareTo(LONGEST_PAUSE) > 0) {
      return peace;
    }
    Duration least = peace == null || peace.compareTo(own) < 0 ? own : peace;
    return least.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : least;
  }
}
