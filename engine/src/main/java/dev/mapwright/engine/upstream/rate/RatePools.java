package dev.mapwright.engine.upstream.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.engine.connector.RatePool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The rate budgets of all accounts. Thread-safe. */
public final class RatePools {
  /** Longer than any window a vendor counts in. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(25);

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final @Nullable SharedBudgets shared;
  private final boolean limited;
  private final Cache<String, AccountPools> accounts =
      Caffeine.newBuilder().expireAfterAccess(FORGOTTEN_AFTER).build();

  /**
   * With full budgets.
   *
   * @param clock one that nobody sets: windows are lengths of time
   */
  public RatePools(InstantSource clock, Sleeper sleeper) {
    this(clock, sleeper, null);
  }

  /** The same, with budgets that other processes take from as well; null for none. */
  public RatePools(InstantSource clock, Sleeper sleeper, @Nullable SharedBudgets shared) {
    this(clock, sleeper, shared, true);
  }

  private RatePools(
      InstantSource clock, Sleeper sleeper, @Nullable SharedBudgets shared, boolean limited) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.shared = shared;
    this.limited = limited;
  }

  /** With room for every request. */
  public static RatePools unlimited() {
    return new RatePools(InstantSource.system(), Sleeper.REAL, null, false);
  }

  /** A request under way; closing it makes room for the next. */
  public interface Permit extends AutoCloseable {
    @Override
    void close();
  }

  /** No request may be made in time. */
  public static final class NoRoomException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    NoRoomException(Duration wait) {
      super("no request may be made for " + wait);
      this.wait = wait;
    }

    /** How long until one may; zero where nobody knows. */
    public Duration waiting() {
      return wait;
    }
  }

  /**
   * Waits until a request may be made, and takes it from the pools.
   *
   * @param account whose pools
   * @param pools in the endpoint's order, which all callers of an account share
   * @param atMost how long to wait
   * @throws NoRoomException at once if the wait would be longer
   */
  public Permit enter(String account, List<RatePool> pools, Duration atMost)
      throws InterruptedException, NoRoomException {
    return enter(account, pools, atMost, false);
  }

  /**
   * The same.
   *
   * @param background whether nobody waits for it: a quarter of each budget is for others alone
   */
  public Permit enter(String account, List<RatePool> pools, Duration atMost, boolean background)
      throws InterruptedException, NoRoomException {
    if (pools.isEmpty() || !limited) {
      return () -> {};
    }
    Instant end = clock.instant().plus(atMost);
    AccountPools state = accounts.get(account, name -> new AccountPools(name, shared));
    Deque<Semaphore> held = new ArrayDeque<>();
    Permit left = () -> held.forEach(Semaphore::release);
    Object request = new Object();
    boolean entered = false;
    try {
      for (RatePool pool : pools) {
        Semaphore places = state.places(pool);
        if (!places.tryAcquire(timeUntil(end).toNanos(), TimeUnit.NANOSECONDS)) {
          throw new NoRoomException(Duration.ZERO);
        }
        held.push(places);
      }
      waitForWindows(state, pools, request, end, background);
      entered = true;
      return () -> {
        state.leave(pools, clock.instant(), request);
        left.close();
      };
    } finally {
      if (!entered) {
        left.close();
      }
    }
  }

  /** Makes everybody wait who would take from these pools: the vendor asked for it. */
  public void close(String account, List<RatePool> pools, Duration time) {
    if (limited) {
      Instant until = clock.instant().plus(time);
      accounts.get(account, name -> new AccountPools(name, shared)).close(pools, until);
    }
  }

  private void waitForWindows(
      AccountPools state, List<RatePool> pools, Object request, Instant end, boolean background)
      throws InterruptedException, NoRoomException {
    for (Duration wait = state.take(pools, clock.instant(), request, background);
        !wait.isZero();
        wait = state.take(pools, clock.instant(), request, background)) {
      if (wait.compareTo(timeUntil(end)) >= 0) { // at its end nothing could be asked any more
        throw new NoRoomException(wait);
      }
      sleeper.sleep(wait);
    }
  }

  private Duration timeUntil(Instant end) {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
