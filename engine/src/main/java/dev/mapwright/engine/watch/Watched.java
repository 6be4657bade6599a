package dev.mapwright.engine.watch;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Who watches what runs now. Where nobody does, nothing is made to be told:
 *
 * <pre>{@code
 * Watched.by(watch, () -> engine.list(call));
 * }</pre>
 *
 * <p>Threads that are started for a request take its watch along by {@link #carried}.
 */
public final class Watched {
  private static final ScopedValue<Watch> BY = ScopedValue.newInstance();

  /** What is less is no waiting, in nanoseconds. */
  private static final long LEAST_WAIT = 10_000_000;

  private Watched() {}

  /** Does something that is watched. */
  public static <T, X extends Throwable> T by(
      Watch watch, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(BY, watch).call(work);
  }

  /** Work for another thread, watched as what runs now is. */
  public static <T> Callable<T> carried(Callable<T> work) {
    Watch watch = now();
    return watch == null ? work : () -> by(watch, work::call);
  }

  /** Who watches what runs now; null for nobody. */
  public static @Nullable Watch now() {
    return BY.isBound() ? BY.get() : null;
  }

  /** Whether anybody is to be told. */
  public static boolean isOn() {
    return BY.isBound();
  }

  /** Who is to be shown what goes to vendors and comes back; null for nobody. */
  public static @Nullable ExchangeListener exchanges() {
    Watch watch = now();
    return watch == null ? null : watch.exchanges();
  }

  /** Tells whoever watches how long something was waited for, if it is worth telling. */
  public static void tellWait(EngineEvent.Wait what, long nanos) {
    if (nanos >= LEAST_WAIT && isOn()) {
      tell(new EngineEvent.Waited(what, Duration.ofNanos(nanos)));
    }
  }

  /** Tells whoever watches; ask {@link #isOn} first where the event costs something to make. */
  public static void tell(EngineEvent event) {
    Watch watch = now();
    if (watch != null) {
      watch.see(event);
    }
  }
}
