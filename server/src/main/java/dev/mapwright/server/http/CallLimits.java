package dev.mapwright.server.http;

import dev.mapwright.engine.limit.EngineLimits;
import java.time.Duration;

/**
 * What an answer may take.
 *
 * @param turn after so long what was found is answered
 * @param requests the most requests to a vendor within a turn
 * @param patience how long a list that has found nothing yet is read on; the caller's connection is
 *     kept busy meanwhile
 * @param beat how often something is sent on a connection that waits
 */
public record CallLimits(Duration turn, int requests, Duration patience, Duration beat) {

  /** Turns of 25 seconds and 5,000 requests, 280 seconds in all, a blank every five seconds. */
  public static final CallLimits DEFAULT =
      new CallLimits(
          EngineLimits.DEFAULT.callTime(),
          EngineLimits.DEFAULT.callRequests(),
          Duration.ofSeconds(280),
          Duration.ofSeconds(5));

  public CallLimits {
    if (!turn.isPositive() || !beat.isPositive() || requests < 1) {
      throw new IllegalArgumentException("a turn takes time and requests");
    }
  }
}
