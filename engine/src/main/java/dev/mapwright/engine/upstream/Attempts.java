package dev.mapwright.engine.upstream;

import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Outcome;
import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.rate.RatePools;
import dev.mapwright.engine.upstream.rate.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a request, again where that may help, within the rate budgets and the call's own. */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private final Transport transport;
  private final RatePools pools;
  private final InstantSource clock;
  private final Sleeper sleeper;

  Attempts(Transport transport, RatePools pools, InstantSource clock, Sleeper sleeper) {
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
  Answer make(Exchange exchange) {
    Reply reply = made(exchange, call -> Reply.of(exchange, transport.send(call)));
    return ((Reply.Answered) reply).answer();
  }

  /**
   * Makes the request, and judges its answers in a way of its own.
   *
   * @return what came of it, which is no failure
   * @throws VendorException if the vendor refuses or fails, at last
   * @throws DeadlineException if the budget is spent, or the thread is interrupted
   */
  Reply judged(Exchange exchange, Function<HttpAnswer, Reply> judge) {
    return made(exchange, call -> judge.apply(transport.send(call)));
  }

  /** Lets no request of an account through its endpoint's pools for so long. */
  void hold(Exchange exchange, Duration time) {
    pools.close(exchange.account().id(), limits(exchange.endpoint()), time);
  }

  /** Sends a request and says what came of it. */
  @FunctionalInterface
  interface Sending {
    Reply send(HttpCall call) throws InterruptedException;
  }

  /**
   * Makes a request in a way of its own.
   *
   * @return what came of it, which is no failure
   * @throws VendorException if the vendor refuses or fails, at last
   * @throws DeadlineException if the budget is spent, or the thread is interrupted
   */
  Reply made(Exchange exchange, Sending sending) {
    try {
      return attempted(exchange, sending);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new DeadlineException("the call was given up", null);
    }
  }

  private Reply attempted(Exchange exchange, Sending sending) throws InterruptedException {
    List<RatePool> limits = limits(exchange.endpoint());
    for (int attempt = 1; ; attempt++) {
      Tried tried = once(exchange, sending, limits, attempt);
      if (!(tried.reply() instanceof Reply.Failed failed)) {
        return tried.reply();
      }
      Duration wait = tried.pause();
      int most = Math.min(failed.again().attempts(), exchange.endpoint().attempts());
      if (attempt >= most || wait.compareTo(exchange.budget().timeLeft()) >= 0) {
        boolean told = tried.isStated() || failed.outcome() == Outcome.RATE_LIMITED;
        throw failed.exception(exchange, told ? wait : null);
      }
      LOG.debug("{} {}; again in {}", exchange.endpoint().name(), failed.outcome(), wait);
      sleeper.sleep(wait);
    }
  }

  /** An endpoint without limits still obeys a vendor that asks for a pause. */
  private static List<RatePool> limits(Endpoint endpoint) {
    return endpoint.limits().isEmpty() ? List.of(RatePool.unlimited("")) : endpoint.limits();
  }

  /** What came of one attempt, and how long to wait before another. */
  private record Tried(Reply reply, Duration pause, boolean isStated) {}

  private Tried tried(Exchange exchange, Reply reply, List<RatePool> limits, int attempt) {
    if (!(reply instanceof Reply.Failed failed)) {
      return new Tried(reply, Duration.ZERO, false);
    }
    Duration stated = Waits.stated(failed, limits, clock.instant());
    Duration wait = stated != null ? stated : Waits.backoff(limits, attempt);
    if (failed.outcome() == Outcome.RATE_LIMITED) {
      pools.close(exchange.account().id(), limits, wait);
    }
    return new Tried(reply, wait, stated != null);
  }

  private Tried once(Exchange exchange, Sending sending, List<RatePool> limits, int attempt)
      throws InterruptedException {
    Budget budget = exchange.budget();
    requireBudget(exchange);
    try (RatePools.Permit _ = pools.enter(exchange.account().id(), limits, budget.timeLeft())) {
      requireBudget(exchange);
      budget.countCall();
      Duration left = budget.timeLeft();
      Duration timeout = exchange.endpoint().timeout();
      boolean deadlineFirst = left.compareTo(timeout) < 0;
      Reply reply = send(exchange, sending, deadlineFirst ? left : timeout, deadlineFirst);
      return tried(exchange, reply, limits, attempt); // before anybody else is let through
    } catch (RatePools.NoRoomException e) {
      throw noRoom(exchange, e.waiting());
    }
  }

  private static VendorException noRoom(Exchange exchange, Duration waiting) {
    long seconds = waiting.plusMillis(999).toSeconds();
    return new VendorException(
        Outcome.RATE_LIMITED,
        exchange.account().connector().label()
            + " allows this account no further request in the time that is left"
            + (seconds == 0 ? "" : "; the next one in " + seconds + " s"),
        0,
        Map.of(),
        null,
        waiting.isZero() ? Duration.ofSeconds(1) : waiting);
  }

  private static Reply send(
      Exchange exchange, Sending sending, Duration timeout, boolean deadlineFirst)
      throws InterruptedException {
    HttpCall call = exchange.call().within(timeout);
    long started = System.nanoTime();
    try {
      Reply reply = sending.send(call);
      if (LOG.isDebugEnabled()) {
        LOG.debug(
            "{} -> {}, {} ms",
            exchange.endpoint().name(),
            reply.inShort(),
            (System.nanoTime() - started) / 1_000_000);
      }
      return reply;
    } catch (TransportException e) {
      if (e.kind() == TransportException.Kind.BUSY) {
        throw new DeadlineException(
            exchange.account().connector().label()
                + " ("
                + exchange.endpoint().name()
                + ") could not be asked: "
                + e.getMessage(),
            null);
      }
      if (deadlineFirst && e.kind() == TransportException.Kind.TIMED_OUT) {
        throw new DeadlineException(
            exchange.account().connector().label()
                + " ("
                + exchange.endpoint().name()
                + ") had not answered when the call's time ended",
            null);
      }
      LOG.debug("{} -> {}", exchange.endpoint().name(), e.kind());
      return Reply.unanswered(e);
    }
  }

  private static void requireBudget(Exchange exchange) {
    Budget budget = exchange.budget();
    if (!budget.allowsCall()) {
      throw new DeadlineException(
          budget.timeLeft().isZero()
              ? "the call's time ended before " + exchange.endpoint().name()
              : "the call has made "
                  + budget.calls()
                  + " requests, as many as one call may make, before "
                  + exchange.endpoint().name(),
          null);
    }
  }
}
