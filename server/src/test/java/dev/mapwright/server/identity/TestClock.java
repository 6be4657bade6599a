package dev.mapwright.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on when it is told to. */
final class TestClock implements InstantSource {
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  /** A minute later. */
  Instant later() {
    return later(Duration.ofMinutes(1));
  }

  Instant later(Duration by) {
    now = now.plus(by);
    return now;
  }
}
