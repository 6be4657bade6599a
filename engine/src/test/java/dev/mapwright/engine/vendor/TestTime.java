package dev.mapwright.engine.vendor;

import dev.mapwright.engine.upstream.rate.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A time that moves only when somebody sleeps, or a test says so. */
public final class TestTime implements InstantSource, Sleeper {
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private final List<Duration> slept = new CopyOnWriteArrayList<>();

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public void sleep(Duration time) {
    slept.add(time);
    pass(time);
  }

  /** Moves on. */
  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  /** All sleeps so far. */
  public List<Duration> slept() {
    return List.copyOf(slept);
  }
}
