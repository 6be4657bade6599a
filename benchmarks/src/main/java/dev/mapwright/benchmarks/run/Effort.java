package dev.mapwright.benchmarks.run;

import java.time.Duration;
import java.util.List;

/**
 * How long and how often things are measured, so that the whole has a bound.
 *
 * @param warm load on each gateway before anything counts
 * @param time of one run of a load
 * @param connections that ask at once
 * @param starts of each gateway
 * @param streamPages of 100 records
 * @param mapRecords for the programs that map files
 * @param rounds of the work within one process
 */
record Effort(
    Duration warm,
    Duration time,
    List<Integer> connections,
    int starts,
    int streamPages,
    int mapRecords,
    int rounds) {
  static final Effort FULL =
      new Effort(
          Duration.ofSeconds(10),
          Duration.ofSeconds(4),
          List.of(1, 8, 64, 256),
          4,
          1_000,
          20_000,
          9);
  static final Effort QUICK =
      new Effort(Duration.ofSeconds(4), Duration.ofMillis(1_500), List.of(8), 2, 150, 5_000, 3);
}
