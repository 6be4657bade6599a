package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.health.Breakers;
import dev.mapwright.engine.upstream.health.RetryBudgets;
import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.rate.RatePools;
import dev.mapwright.engine.upstream.rate.Sleeper;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.Transport;
import dev.mapwright.engine.upstream.wire.LimitHeaders;
import dev.mapwright.engine.upstream.wire.Origin;
import dev.mapwright.engine.watch.EngineEvent;
import dev.mapwright.engine.watch.EngineEvent.NotAsked;
import dev.mapwright.engine.watch.EngineEvent.Repeated;
import dev.mapwright.engine.watch.Watched;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a request, again where that may help, within the rate budgets and the call's own. */
public final class RetryingCaller {
  private static final Logger LOG = LoggerFactory.getLogger(RetryingCaller.class);

  private final Receiving receiving;
  private final Decoding decoding = new Decoding();
  private final RatePools pools;
  private final Breakers breakers = new Breakers();
  private final RetryBudgets retries;
  private final InstantSource clock;
  private final Sleeper sleeper;

  public RetryingCaller(
      Transport transport, RatePools pools, InstantSource clock, Sleeper sleeper) {
    this.receiving = new Receiving(transport);
    this.pools = pools;
    this.retries = new RetryBudgets(clock);
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
            origin(context),
            (call, part, note) -> {
              HttpAnswer answer = receiving.receive(call, part, note);
              Decoding.Result decoded = decoding.decode(context, call, answer, part);
              context.budget().saw(context.secrets().hideIn(LimitHeaders.among(answer.headers())));
              return AttemptResult.of(context, answer, part, decoded);
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
    return callBy(
        context,
        origin(context),
        (call, part, note) -> judge.apply(receiving.receiveWithTree(context, call, part, note)));
  }

  /** Who is asked, for people and for what is counted. */
  public static String origin(CallContext context) {
    return String.valueOf(Origin.of(context.call().uri()));
  }

  /** For how much of each connector nothing is asked now; those without any are left out. */
  public SortedMap<String, Integer> openBreakers() {
    return breakers.open();
  }

  /** Lets no request of an account through its endpoint's pools for so long. */
  public void hold(CallContext context, Duration time) {
    pools.close(context.account().id(), limits(context.endpoint()), time);
  }

  /**
   * Sends a request, notes what came and says what it amounts to, which is counted as part of what
   * the call holds.
   */
  @FunctionalInterface
  public interface Sending {
    AttemptResult send(HttpCall call, AnswerShare.Part part, CallNote note)
        throws InterruptedException;
  }

  /**
   * Makes a request in a way of its own.
   *
   * @param place what fares well or badly as a whole for an account, in words
   * @return what came of it, which is no failure
   * @throws VendorException if the vendor refuses or fails, at last
   * @throws DeadlineException if the budget is spent, or the thread is interrupted
   */
  public AttemptResult callBy(CallContext context, String place, Sending sending) {
    try {
      return retry(
          context, new Breakers.Asked(connector(context), context.account().id(), place), sending);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new DeadlineException("the call was given up", null);
    }
  }

  private AttemptResult retry(CallContext context, Breakers.Asked asked, Sending sending)
      throws InterruptedException {
    List<RatePool> limits = limits(context.endpoint());
    for (int attempt = 1; ; attempt++) {
      Tried tried = attempt(context, asked, sending, limits, attempt);
      if (!(tried.reply() instanceof AttemptResult.Failed failed)) {
        retries.earn(asked.account());
        return tried.reply();
      }
      Duration wait = tried.pause();
      int most = Math.min(failed.again().attempts(), context.endpoint().attempts());
      if (attempt >= most
          || wait.compareTo(context.budget().timeLeft()) >= 0
          || !mayRepeat(asked, failed)) {
        boolean told = tried.isStated() || failed.outcome() == Outcome.RATE_LIMITED;
        throw failed.exception(context, told ? wait : null);
      }
      LOG.debug("{} {}; again in {}", context.endpoint().name(), failed.outcome(), wait);
      if (Watched.isOn()) {
        Watched.tell(new Repeated(connector(context), failed.outcome().word()));
        Watched.tell(new EngineEvent.Waited(EngineEvent.Wait.PAUSE, wait));
      }
      sleeper.sleep(wait);
    }
  }

  /**
   * A vendor that wants fewer requests is obeyed; one that fails is not asked three times as much.
   */
  private boolean mayRepeat(Breakers.Asked asked, AttemptResult.Failed failed) {
    return failed.outcome() == Outcome.RATE_LIMITED
        || (!breakers.isOpen(asked) && retries.take(asked.account()));
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
    Duration wait = stated != null ? stated : Backoff.backoff(limits, attempt, failed.outcome());
    if (failed.outcome() == Outcome.RATE_LIMITED) {
      pools.close(context.account().id(), limits, wait);
    }
    return new Tried(reply, wait, stated != null);
  }

  private Tried attempt(
      CallContext context,
      Breakers.Asked asked,
      Sending sending,
      List<RatePool> limits,
      int attempt)
      throws InterruptedException {
    Budget budget = context.budget();
    NotSent.requireBudget(context);
    try {
      breakers.check(asked);
      try (RatePools.Permit _ = permit(asked, limits, budget);
          Breakers.Trial trial = breakers.enter(asked)) {
        NotSent.requireBudget(context);
        budget.countCall();
        Duration left = budget.timeLeft();
        Duration timeout = context.endpoint().timeout();
        boolean deadlineFirst = left.compareTo(timeout) < 0;
        AttemptResult reply =
            Attempt.send(
                context, attempt, sending, trial, deadlineFirst ? left : timeout, deadlineFirst);
        return assess(context, reply, limits, attempt); // before anybody else is let through
      }
    } catch (RatePools.NoRoomException e) {
      throw NotSent.noRoom(context, e.waiting());
    } catch (Breakers.OpenException e) {
      if (Watched.isOn()) {
        Watched.tell(new NotAsked(connector(context)));
      }
      throw NotSent.notAsked(context, asked, e.waiting());
    }
  }

  private RatePools.Permit permit(Breakers.Asked asked, List<RatePool> limits, Budget budget)
      throws InterruptedException, RatePools.NoRoomException {
    long begin = System.nanoTime();
    try {
      return pools.enter(asked.account(), limits, budget.timeLeft(), budget.isInBackground());
    } finally {
      Watched.tellWait(EngineEvent.Wait.LIMIT, System.nanoTime() - begin);
    }
  }

  private static String connector(CallContext context) {
    return context.account().connector().name();
  }
}
