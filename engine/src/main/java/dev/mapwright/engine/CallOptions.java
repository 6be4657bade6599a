package dev.mapwright.engine;

import dev.mapwright.engine.limit.EngineLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Bounds and switches of one call.
 *
 * @param time how long it may take
 * @param maxCalls how many upstream requests it may make
 * @param hydrate whether a list makes one call per record where only that fills a field
 * @param approximate whether native filters that may miss matches are allowed
 * @param strict whether a record that cannot be mapped fails a list instead of being left out
 * @param holding what holds the memory of the result until it is closed; without one, a page and a
 *     record count for nothing once they are there, and a stream is to be closed
 * @param background whether nobody waits for it: it leaves a part of each rate budget to calls that
 *     somebody waits for, and, so that its cursors outlive the process, it may give a record more
 *     than once where the vendor lists it more than once
 */
public record CallOptions(
    Duration time,
    int maxCalls,
    boolean hydrate,
    boolean approximate,
    boolean strict,
    @Nullable Holding holding,
    boolean background) {

  /** The usual time and requests, no hydration, nothing approximate, not strict. */
  public static final CallOptions DEFAULT =
      new CallOptions(
          EngineLimits.DEFAULT.callTime(), EngineLimits.DEFAULT.callRequests(), false, false);

  /** Held by nobody. */
  public CallOptions(
      Duration time, int maxCalls, boolean hydrate, boolean approximate, boolean strict) {
    this(time, maxCalls, hydrate, approximate, strict, null, false);
  }

  /** Not strict. */
  public CallOptions(Duration time, int maxCalls, boolean hydrate, boolean approximate) {
    this(time, maxCalls, hydrate, approximate, false);
  }

  /** The same within other bounds. */
  public CallOptions within(Duration newTime, int newMaxCalls) {
    return new CallOptions(newTime, newMaxCalls, hydrate, approximate, strict, holding, background);
  }

  /** The same, with what holds the result. */
  public CallOptions heldBy(Holding newHolding) {
    return new CallOptions(time, maxCalls, hydrate, approximate, strict, newHolding, background);
  }

  /** The same for a call that nobody waits for. */
  public CallOptions inBackground() {
    return new CallOptions(time, maxCalls, hydrate, approximate, strict, holding, true);
  }
}
