package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.health.Breakers;
import dev.mapwright.engine.upstream.transport.TransportException;
import java.time.Duration;
import java.util.Map;

/** Why a request is not made, or not waited for, in words. */
final class NotSent {
  /** Behind a call that has waited for room in vain. */
  private static final Duration COME_AGAIN = Duration.ofSeconds(5);

  private static final String NO_ROOM =
      "The server is working on as many large answers of vendors as it has memory for; try again"
          + " in a few seconds";

  private NotSent() {}

  /** For want of memory. */
  static DeadlineException noMemory() {
    return DeadlineException.busy(NO_ROOM, COME_AGAIN);
  }

  /** For want of a connection or a look-up. */
  static DeadlineException busy(CallContext context, TransportException e) {
    String why = context.secrets().hide(String.valueOf(e.getMessage()));
    return new DeadlineException(named(context) + " could not be asked: " + why, null);
  }

  /** The call's time ended first. */
  static DeadlineException late(CallContext context) {
    return new DeadlineException(
        named(context) + " had not answered when the call's time ended", null);
  }

  private static String named(CallContext context) {
    return context.account().connector().label() + " (" + context.endpoint().name() + ")";
  }

  /** The breaker is open. */
  static VendorException notAsked(CallContext context, Breakers.Asked asked, Duration waiting) {
    return new VendorException(
        Outcome.UNAVAILABLE,
        named(context)
            + " is not asked now, since nearly all of this account's last requests to "
            + asked.place()
            + " failed; one tries again in "
            + waiting.plusMillis(999).toSeconds()
            + " s",
        0,
        Map.of(),
        null,
        waiting);
  }

  /** The rate budget is spent for longer than the call has. */
  static VendorException noRoom(CallContext context, Duration waiting) {
    long seconds = waiting.plusMillis(999).toSeconds();
    return new VendorException(
        Outcome.RATE_LIMITED,
        context.account().connector().label()
            + " allows this account no further request in the time that is left"
            + (seconds == 0 ? "" : "; the next one in " + seconds + " s"),
        0,
        Map.of(),
        null,
        waiting.isZero() ? Duration.ofSeconds(1) : waiting);
  }

  /** Fails if the call may make no further request. */
  static void requireBudget(CallContext context) {
    Budget budget = context.budget();
    if (!budget.allowsCall()) {
      throw new DeadlineException(
          budget.timeLeft().isZero()
              ? "the call's time ended before " + context.endpoint().name()
              : "the call has made "
                  + budget.calls()
                  + " requests, as many as one call may make, before "
                  + context.endpoint().name(),
          null);
    }
  }
}
