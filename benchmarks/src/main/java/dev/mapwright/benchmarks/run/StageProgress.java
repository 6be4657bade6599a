package dev.mapwright.benchmarks.run;

import java.util.Locale;

/** Says on the terminal what has been measured, and how long it has been going on. */
final class StageProgress {
  private final long began = System.nanoTime();

  void say(String what) {
    long seconds = (System.nanoTime() - began) / 1_000_000_000;
    System.err.printf(Locale.ROOT, "[%2d:%02d] %s%n", seconds / 60, seconds % 60, what);
  }
}
