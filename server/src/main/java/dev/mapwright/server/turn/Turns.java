package dev.mapwright.server.turn;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.server.http.CallLimits;
import dev.mapwright.server.http.ServerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers list calls, over several turns where the first finds nothing. Clients can do nothing with
 * a cursor in an error, and some take an empty page for the end; so the answer begins with blanks,
 * which JSON allows, until there is something to say. Thread-safe.
 */
public final class Turns {
  /** So that proxies pass the blanks on. */
  private static final Map<String, String> UNBUFFERED = Map.of("x-accel-buffering", "no");

  private final CallLimits limits;
  private final StoppedCalls stoppedCalls = new StoppedCalls();

  /** The threads that read for calls whose answers have begun. */
  private final Set<Thread> held = ConcurrentHashMap.newKeySet();

  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Within limits. */
  public Turns(CallLimits limits) {
    this.limits = limits;
  }

  /** What an answer may take. */
  public CallLimits limits() {
    return limits;
  }

  /** How far failed calls got. */
  public StoppedCalls stoppedCalls() {
    return stoppedCalls;
  }

  /**
   * Answers a call.
   *
   * @param call the same for a call that is repeated, and for no other
   * @param given the cursor that came with it
   * @param turn reads for it
   * @throws RuntimeException if it fails before anything can have been sent
   */
  public ServerResponse answer(String call, @Nullable String given, Turn turn) {
    long begin = System.nanoTime();
    String start = stoppedCalls.begin(call, given);
    TurnResult step = first(call, start, given, turn);
    while (step instanceof TurnResult.GoOn at) {
      // As long as nothing has been sent, a busy server says so.
      if (at.isBusy()
          || !isWorthwhile(at, start)
          || !isWithin(limits.patience(), begin, at.pause())) {
        throw remembered(call, at.cursor(), at.why());
      }
      if (!isWithin(limits.turn().dividedBy(2), begin, at.pause())) {
        Waiting waiting = new Waiting(limits.beat(), () -> rest(call, at, turn, begin));
        return ServerResponse.of(200, "application/json", waiting::writeTo).with(UNBUFFERED);
      }
      // As long as a failure can still be told by a status, it is.
      if (isStoppedWithin(at.pause())) {
        throw remembered(call, at.cursor(), at.why());
      }
      start = at.cursor();
      step = first(call, start, start, turn);
    }
    stoppedCalls.forget(call);
    return ((TurnResult.Done) step).response();
  }

  private TurnResult first(String call, @Nullable String start, @Nullable String given, Turn turn) {
    try {
      return TurnResult.of(turn, start);
    } catch (CallerException e) {
      if (Objects.equals(start, given)) {
        throw e;
      }
      stoppedCalls.forget(call); // its memory is gone: from the beginning
      return TurnResult.of(turn, given);
    } catch (VendorException e) {
      throw remembered(call, e.cursor(), e);
    }
  }

  /** The turns behind the first. */
  private ServerResponse rest(String call, TurnResult.GoOn first, Turn turn, long begin)
      throws InterruptedException {
    TurnResult.GoOn at = first;
    Thread worker = Thread.currentThread();
    held.add(worker);
    try {
      while (isWithin(limits.patience(), begin, at.pause())) {
        if (stopped.await(at.pause().toNanos(), TimeUnit.NANOSECONDS)) {
          return handedOver(at, turn);
        }
        switch (TurnResult.of(turn, at.cursor())) {
          case TurnResult.Done(ServerResponse response) -> {
            stoppedCalls.forget(call);
            return response;
          }
          case TurnResult.GoOn next -> {
            if (stopped.getCount() == 0) {
              boolean _ = Thread.interrupted(); // by the stop, to end that turn
              return handedOver(next, turn);
            }
            if (!isWorthwhile(next, at.cursor())) {
              throw next.why();
            }
            at = next;
          }
        }
      }
      throw at.why();
    } catch (RuntimeException e) {
      throw e instanceof EngineException failed ? remembered(call, at.cursor(), failed) : e;
    } catch (InterruptedException e) {
      if (stopped.getCount() == 0) {
        return handedOver(at, turn);
      }
      remembered(call, at.cursor(), at.why()); // the caller has gone, and may come again
      throw e;
    } finally {
      held.remove(worker);
    }
  }

  /**
   * Ends the calls that are held: each is answered with a page without records and the cursor from
   * which it goes on, since nothing else can be said in an answer that has begun.
   */
  public void stop() {
    stopped.countDown();
    held.forEach(Thread::interrupt);
  }

  private static ServerResponse handedOver(TurnResult.GoOn at, Turn turn) {
    String cursor = at.cursor();
    if (cursor == null) {
      throw at.why();
    }
    return turn.nothing(cursor);
  }

  /**
   * Whether another turn may get further. A vendor that refuses the first call of a walk is told at
   * once; whoever is in the middle of one, or only paced by us, waits.
   */
  private static boolean isWorthwhile(TurnResult.GoOn step, @Nullable String from) {
    boolean isLimited =
        step.why() instanceof VendorException e
            && e.outcome() == Outcome.RATE_LIMITED
            && (from != null || e.status() == 0);
    return isLimited || step.isBusy() || !Objects.equals(step.cursor(), from);
  }

  private static boolean isWithin(Duration time, long begin, Duration pause) {
    Duration spent = Duration.ofNanos(System.nanoTime() - begin);
    return spent.plus(pause).compareTo(time) < 0;
  }

  private boolean isStoppedWithin(Duration pause) {
    try {
      return stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new DeadlineException("the call was given up", null);
    }
  }

  private EngineException remembered(String call, @Nullable String cursor, EngineException why) {
    stoppedCalls.stop(call, cursor, why);
    return why;
  }
}
