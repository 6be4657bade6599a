package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.account.VendorLimit;
import dev.mapwright.engine.upstream.memory.AnswerRoom;
import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.wire.LimitHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What one call of the engine may spend: time, upstream requests, and memory for what they answer.
 * Thread-safe.
 *
 * <p>It never throws by itself; whoever is about to spend asks first.
 */
public final class Budget {
  private final InstantSource clock;
  private final Instant deadline;
  private final Duration time;
  private final int maxCalls;
  private final AtomicInteger calls = new AtomicInteger();
  private final AnswerShare answers;
  private final AtomicReference<@Nullable VendorLimit> vendorLimit = new AtomicReference<>();
  private final @Nullable Budget whole;
  private final boolean background;

  /** Starts now, with memory for all answers. */
  public Budget(InstantSource clock, Duration time, int maxCalls) {
    this(clock, time, maxCalls, AnswerRoom.unbounded(), "");
  }

  /**
   * Starts now.
   *
   * @param room where answers are counted
   * @param account whose they are
   */
  public Budget(InstantSource clock, Duration time, int maxCalls, AnswerRoom room, String account) {
    this(clock, time, maxCalls, room, account, false);
  }

  /**
   * The same.
   *
   * @param background whether nobody waits for the call, so that it leaves requests to others
   */
  public Budget(
      InstantSource clock,
      Duration time,
      int maxCalls,
      AnswerRoom room,
      String account,
      boolean background) {
    this.whole = null;
    this.background = background;
    this.clock = clock;
    this.time = time;
    this.deadline = clock.instant().plus(time);
    this.maxCalls = maxCalls;
    this.answers = new AnswerShare(room, account, this::timeLeft);
  }

  private Budget(Duration time, int maxCalls, Budget whole) {
    this.whole = whole;
    this.background = whole.background;
    this.clock = whole.clock;
    this.answers = whole.answers;
    this.time = time;
    this.deadline = clock.instant().plus(time);
    this.maxCalls = maxCalls;
  }

  /** The time that is left, never negative. */
  public Duration timeLeft() {
    Duration left = Duration.between(clock.instant(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** The time that has passed. */
  public Duration timeSpent() {
    return time.minus(Duration.between(clock.instant(), deadline));
  }

  /** Whether another request may still be made. */
  public boolean allowsCall() {
    return calls.get() < maxCalls && !timeLeft().isZero();
  }

  /** Whether less than a third of the time or of the requests is left. */
  public boolean isRunningLow() {
    return timeLeft().compareTo(time.dividedBy(3)) < 0 || calls.get() >= maxCalls - maxCalls / 3;
  }

  /** Half of what is left, for something that must not use up all of it. */
  public Budget half() {
    return new Budget(timeLeft().dividedBy(2), (maxCalls - calls.get() + 1) / 2, this);
  }

  /** Whether nobody waits for the call. */
  boolean isInBackground() {
    return background;
  }

  /** What the call holds of answers. */
  public AnswerShare answers() {
    return answers;
  }

  /** Counts a request that is made. */
  public void countCall() {
    calls.incrementAndGet();
    if (whole != null) {
      whole.countCall();
    }
  }

  /** Keeps what an answer says of the vendor's rate limit; the one with the fewest left counts. */
  void saw(Map<String, String> headers) {
    VendorLimit said = LimitHeaders.read(headers, clock.instant());
    if (said != null) {
      (whole == null ? this : whole).vendorLimit.accumulateAndGet(said, Budget::scarcer);
    }
  }

  private static VendorLimit scarcer(@Nullable VendorLimit before, VendorLimit now) {
    return before == null
            || before.remaining() == null
            || (now.remaining() != null
                && Long.parseLong(now.remaining()) <= Long.parseLong(before.remaining()))
        ? now
        : before;
  }

  /** What the vendor said of its rate limit; null where it says nothing. */
  public @Nullable VendorLimit vendorLimit() {
    return vendorLimit.get();
  }

  /** Requests made so far. */
  public int calls() {
    return calls.get();
  }

  /** The most requests that may be made. */
  public int maxCalls() {
    return maxCalls;
  }
}
