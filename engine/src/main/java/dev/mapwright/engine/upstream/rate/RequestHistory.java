package dev.mapwright.engine.upstream.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Remembers when the last requests were made, so that never more than the budget fall into any
 * stretch of that length.
 *
 * <p>This is stricter than a bucket that refills: there, requests saved up before the vendor's
 * window begins and those refilled within it add up to twice the budget. Not thread-safe.
 */
final class RequestHistory {
  private final Deque<Instant> made = new ArrayDeque<>();

  /** How long until another request may be made; zero = now. */
  Duration wait(Instant now, int requests, Duration per) {
    if (requests == 0 || made.size() < requests) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, made.getFirst().plus(per));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Notes that a request is made now. */
  void note(Instant now, int requests) {
    if (requests > 0) {
      while (made.size() >= requests) {
        made.removeFirst();
      }
      made.addLast(now);
    }
  }
}
