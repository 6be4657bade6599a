package dev.mapwright.engine.upstream.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Remembers when the last requests were made, so that never more than the budget fall into any
 * stretch of that length.
 *
 * <p>This is stricter than a bucket that refills: there, requests saved up before the vendor's
 * window begins and those refilled within it add up to twice the budget. Not thread-safe.
 */
final class RequestHistory {
  private final Deque<Instant> made = new ArrayDeque<>();

  /**
   * How long until another request may be made; zero = now.
   *
   * @param requests of which there are then at most so many in the stretch; 0 for any number
   */
  Duration wait(Instant now, int requests, Duration per) {
    if (requests == 0 || made.size() < requests) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, toLeave(made.size() - requests).plus(per));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** The one that has to have left before there is room, by its number from the oldest. */
  private Instant toLeave(int number) {
    if (number == 0) {
      return made.getFirst();
    }
    Iterator<Instant> oldestFirst = made.iterator();
    for (int i = 0; i < number; i++) {
      Instant _ = oldestFirst.next();
    }
    return oldestFirst.next();
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
