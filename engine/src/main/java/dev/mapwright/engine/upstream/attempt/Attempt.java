package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.upstream.health.Breakers;
import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.TransportException;
import java.time.Duration;

/** One attempt of a request that may be made: who is to blame if it fails, and who is told. */
final class Attempt {
  /** A vendor that has not answered in less time has proved nothing. */
  private static final Duration ENOUGH = Duration.ofSeconds(5);

  private Attempt() {}

  /**
   * Sends it.
   *
   * @param number 1 for the first
   * @param trial is told how it went
   * @param timeout what it may take
   * @param deadlineFirst whether that is all that is left of the call
   * @return what came of it
   * @throws DeadlineException if it is not to be tried again
   */
  static AttemptResult send(
      CallContext context,
      int number,
      RetryingCaller.Sending sending,
      Breakers.Trial trial,
      Duration timeout,
      boolean deadlineFirst)
      throws InterruptedException {
    HttpCall call = context.call(number).within(timeout);
    CallNote note = CallNote.begin(context, call, number);
    AnswerShare.Part part = context.budget().answers().part();
    boolean held = false;
    try {
      AttemptResult reply = sending.send(call, part, note);
      held = reply instanceof AttemptResult.Answered;
      tell(trial, reply);
      note.ended(reply);
      return reply;
    } catch (TransportException e) {
      note.ended(e);
      boolean isTimedOut = e.kind() == TransportException.Kind.TIMED_OUT;
      if (isVendors(e.kind()) && !(isTimedOut && timeout.compareTo(ENOUGH) < 0)) {
        trial.failed();
      }
      if (e.kind() == TransportException.Kind.NO_ROOM || (isTimedOut && part.hasWaited())) {
        throw NotSent.noMemory();
      }
      if (e.kind() == TransportException.Kind.BUSY) {
        throw NotSent.busy(context, e);
      }
      if (deadlineFirst && isTimedOut) {
        throw NotSent.late(context);
      }
      return AttemptResult.unanswered(e);
    } catch (InterruptedException e) {
      note.ended(0, "given_up");
      throw e;
    } finally {
      if (!held) {
        part.release();
      }
    }
  }

  private static void tell(Breakers.Trial trial, AttemptResult reply) {
    boolean isFailure =
        reply instanceof AttemptResult.Failed failed
            && (failed.outcome() == Outcome.UNAVAILABLE
                || (failed.outcome() == Outcome.VENDOR_ERROR && failed.status() >= 500));
    if (isFailure) {
      trial.failed();
    } else {
      trial.answered();
    }
  }

  private static boolean isVendors(TransportException.Kind kind) {
    return switch (kind) {
      case UNREACHABLE, TIMED_OUT, DAMAGED -> true;
      case TOO_LARGE, REFUSED_ADDRESS, UNTRUSTED, BUSY, NO_ROOM -> false;
    };
  }
}
