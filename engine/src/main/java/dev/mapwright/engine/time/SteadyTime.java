package dev.mapwright.engine.time;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of day when it was made, and from then on what has passed since: the machine's clock may
 * be set meanwhile, and nothing measured here jumps. For lengths of time, not for dates that others
 * name. Thread-safe.
 */
public final class SteadyTime implements InstantSource {
  private final Instant begin = Instant.now();
  private final long nanos = System.nanoTime();

  @Override
  public Instant instant() {
    return begin.plusNanos(System.nanoTime() - nanos);
  }
}
