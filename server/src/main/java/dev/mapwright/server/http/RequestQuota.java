package dev.mapwright.server.http;

import java.time.Duration;

/**
 * How many requests may come in a time.
 *
 * @param requests at least 1
 * @param window at least a millisecond
 */
public record RequestQuota(int requests, Duration window) {
  public RequestQuota {
    if (requests < 1 || window.toMillis() < 1) {
      throw new IllegalArgumentException("at least one request in at least a millisecond");
    }
  }
}
