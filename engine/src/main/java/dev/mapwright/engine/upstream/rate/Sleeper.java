package dev.mapwright.engine.upstream.rate;

import java.time.Duration;

/** Waits. Tests pass one that moves their clock instead. */
@FunctionalInterface
public interface Sleeper {
  /** Really sleeps. */
  Sleeper REAL = Thread::sleep;

  /** Waits so long, at least. */
  void sleep(Duration time) throws InterruptedException;
}
