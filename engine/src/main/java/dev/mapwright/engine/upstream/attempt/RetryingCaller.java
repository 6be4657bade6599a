package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.memory.AnswerWeight;
import dev.mapwright.engine.upstream.rate.RatePools;
import dev.mapwright.engine.upstream.rate.Sleeper;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.Transport;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.wire.LimitHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a request, again where that may help, within the rate budgets and the call's own. */
public final class RetryingCaller {
  private static final Logger LOG = LoggerFactory.getLogger(RetryingCaller.class);

  /** Behind a call that has waited for room in vain. */
  private static final Duration COME_AGAIN = Duration.ofSeconds(5);

  private static final String NO_ROOM =
      "The server is working on as many large answers of vendors as it has memory for; try again"
          + " in a few seconds";

  private final Transport transport;
  private final RatePools pools;
  private final InstantSource clock;
  private final Sleeper sleeper;

  public RetryingCaller(
      Transport transport, RatePools pools, InstantSource clock, Sleeper sleeper) {
    this.transport = transport;
    this.pools = pools;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Makes the request.
   *
   * @throws VendorException if the vendor refuses or fails, at last
   * @throws DeadlineException if the budget is spent, or the thread is interrupted
   */
  public Answer call(CallContext context) {
    AttemptResult reply =
        callBy(
            context,
            (call, part) -> {
              HttpAnswer answer = receive(call, part);
              context.budget().saw(context.secrets().hideIn(LimitHeaders.among(answer.headers())));
              return AttemptResult.of(context, answer, part);
            });
    return ((AttemptResult.Answered) reply).answer();
  }

  /**
   * Makes the request, and judges its answers in a way of its own.
   *
   * @return what came of it, which is no failure
   * @throws VendorException if the vendor refuses or fails, at last
   * @throws DeadlineException if the budget is spent, or the thread is interrupted
   */
  public AttemptResult call(CallContext context, Function<HttpAnswer, AttemptResult> judge) {
    return callBy(context, (call, part) -> judge.apply(receive(call, part)));
  }

  /** The answer to a request, when there is room for what will be made of it. */
  private HttpAnswer receive(HttpCall call, AnswerShare.Part part) throws InterruptedException {
    HttpAnswer answer = transport.send(call, part);
    switch (part.fit(AnswerWeight.of(answer.body()))) {
      case YES -> {}
      case BUSY -> throw new TransportException(TransportException.Kind.NO_ROOM, "no room", null);
      case NEVER ->
          throw new TransportException(
              TransportException.Kind.TOO_LARGE,
              "an answer of "
                  + answer.body().length
                  + " bytes takes more memory than one account may have of this server ("
                  + part.most()
                  + ")",
              null);
    }
    return answer;
  }

  /** Lets no request of an account through its endpoint's pools for so long. */
  public void hold(CallContext context, Duration time) {
    pools.close(context.account().id(), limits(context.endpoint()), time);
  }

  /** Sends a request and says what came of it, which is counted as part of what the call holds. */
  @FunctionalInterface
  public interface Sending {
    AttemptResult send(HttpCall call, AnswerShare.Part part) throws InterruptedException;
  }

  /**
   * Makes a request in a way of its own.
   *
   * @return what came of it, which is no failure
   * @throws VendorException if the vendor refuses or fails, at last
   * @throws DeadlineException if the budget is spent, or the thread is interrupted
   */
  public AttemptResult callBy(CallContext context, Sending sending) {
    try {
      return retry(context, sending);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new DeadlineException("the call was given up", null);
    }
  }

  private AttemptResult retry(CallContext context, Sending sending) throws InterruptedException {
    List<RatePool> limits = limits(context.endpoint());
    for (int attempt = 1; ; attempt++) {
      Tried tried = attempt(context, sending, limits, attempt);
      if (!(tried.reply() instanceof AttemptResult.Failed failed)) {
        return tried.reply();
      }
      Duration wait = tried.pause();
      int most = Math.min(failed.again().attempts(), context.endpoint().attempts());
      if (attempt >= most || wait.compareTo(context.budget().timeLeft()) >= 0) {
        boolean told = tried.isStated() || failed.outcome() == Outcome.RATE_LIMITED;
        throw failed.exception(context, told ? wait : null);
      }
      LOG.debug("{} {}; again in {}", context.endpoint().name(), failed.outcome(), wait);
      sleeper.sleep(wait);
    }
  }

  /** An endpoint without limits still obeys a vendor that asks for a pause. */
  private static List<RatePool> limits(Endpoint endpoint) {
    return endpoint.limits().isEmpty() ? List.of(RatePool.unlimited("")) : endpoint.limits();
  }

  /** What came of one attempt, and how long to wait before another. */
  private record Tried(AttemptResult reply, Duration pause, boolean isStated) {}

  private Tried assess(
      CallContext context, AttemptResult reply, List<RatePool> limits, int attempt) {
    if (!(reply instanceof AttemptResult.Failed failed)) {
      return new Tried(reply, Duration.ZERO, false);
    }
    Duration stated = Backoff.stated(failed, limits, clock.instant());
    Duration wait = stated != null ? stated : Backoff.backoff(limits, attempt);
    if (failed.outcome() == Outcome.RATE_LIMITED) {
      pools.close(context.account().id(), limits, wait);
    }
    return new Tried(reply, wait, stated != null);
  }

  private Tried attempt(CallContext context, Sending sending, List<RatePool> limits, int attempt)
      throws InterruptedException {
    Budget budget = context.budget();
    requireBudget(context);
    try (RatePools.Permit _ = pools.enter(context.account().id(), limits, budget.timeLeft())) {
      requireBudget(context);
      budget.countCall();
      Duration left = budget.timeLeft();
      Duration timeout = context.endpoint().timeout();
      boolean deadlineFirst = left.compareTo(timeout) < 0;
      AttemptResult reply = send(context, sending, deadlineFirst ? left : timeout, deadlineFirst);
      return assess(context, reply, limits, attempt); // before anybody else is let through
    } catch (RatePools.NoRoomException e) {
      throw noRoom(context, e.waiting());
    }
  }

  private static VendorException noRoom(CallContext context, Duration waiting) {
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

  private static AttemptResult send(
      CallContext context, Sending sending, Duration timeout, boolean deadlineFirst)
      throws InterruptedException {
    HttpCall call = context.call().within(timeout);
    long started = System.nanoTime();
    AnswerShare.Part part = context.budget().answers().part();
    boolean held = false;
    try {
      AttemptResult reply = sending.send(call, part);
      held = reply instanceof AttemptResult.Answered;
      if (LOG.isDebugEnabled()) {
        LOG.debug(
            "{} -> {}, {} ms",
            context.endpoint().name(),
            reply.inShort(),
            (System.nanoTime() - started) / 1_000_000);
      }
      return reply;
    } catch (TransportException e) {
      boolean isTimedOut = e.kind() == TransportException.Kind.TIMED_OUT;
      if (e.kind() == TransportException.Kind.NO_ROOM || (isTimedOut && part.hasWaited())) {
        throw DeadlineException.busy(NO_ROOM, COME_AGAIN);
      }
      if (e.kind() == TransportException.Kind.BUSY) {
        throw new DeadlineException(
            context.account().connector().label()
                + " ("
                + context.endpoint().name()
                + ") could not be asked: "
                + context.secrets().hide(String.valueOf(e.getMessage())),
            null);
      }
      if (deadlineFirst && isTimedOut) {
        throw new DeadlineException(
            context.account().connector().label()
                + " ("
                + context.endpoint().name()
                + ") had not answered when the call's time ended",
            null);
      }
      LOG.debug("{} -> {}", context.endpoint().name(), e.kind());
      return AttemptResult.unanswered(e);
    } finally {
      if (!held) {
        part.release();
      }
    }
  }

  private static void requireBudget(CallContext context) {
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
