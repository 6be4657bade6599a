package dev.mapwright.engine.upstream;

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
    List<RatePool> limits = exchange.endpoint().limits();
    for (int attempt = 1; ; attempt++) {
      Reply reply = once(exchange, sending, limits);
      if (!(reply instanceof Reply.Failed failed)) {
        return reply;
      }
      Duration stated = Waits.stated(failed, limits, clock.instant());
      Duration wait = stated != null ? stated : Waits.backoff(limits, attempt);
      if (failed.outcome() == Outcome.RATE_LIMITED) {
        pools.close(exchange.account().id(), limits, clock.instant().plus(wait));
      }
      if (!failed.mayPass()
          || attempt == exchange.endpoint().attempts()
          || wait.compareTo(exchange.budget().timeLeft()) >= 0) {
        throw failed.exception(exchange, stated);
      }
      LOG.debug("{} {}; again in {}", exchange.endpoint().name(), failed.outcome(), wait);
      sleeper.sleep(wait);
    }
  }

  private Reply once(Exchange exchange, Sending sending, List<RatePool> limits)
      throws InterruptedException {
    Budget budget = exchange.budget();
    requireBudget(exchange);
    try (RatePools.Permit _ = pools.enter(exchange.account().id(), limits, budget.timeLeft())) {
      requireBudget(exchange);
      budget.countCall();
      Duration left = budget.timeLeft();
      Duration timeout = exchange.endpoint().timeout();
      boolean deadlineFirst = left.compareTo(timeout) < 0;
      return send(exchange, sending, deadlineFirst ? left : timeout, deadlineFirst);
    } catch (RatePools.NoRoomException e) {
      throw new VendorException(
          Outcome.RATE_LIMITED,
          exchange.account().connector().label()
              + " allows this account no further request in the time that is left"
              + (e.waiting().isZero() ? "" : "; the next one in " + e.waiting().toSeconds() + " s"),
          0,
          Map.of(),
          null,
          e.waiting().isZero() ? null : e.waiting());
    }
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
            exchange.secrets().hide(call.toString()),
            reply.inShort(),
            (System.nanoTime() - started) / 1_000_000);
      }
      return reply;
    } catch (TransportException e) {
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
