package dev.mapwright.server.metrics;

import java.time.Duration;
import java.util.stream.Stream;

/** Into which classes times are sorted, so that quantiles can be told of many servers together. */
final class Buckets {
  /** From a health check to a list that is held; a call ends after 25 seconds. */
  static final Duration[] SECONDS =
      Stream.of(10L, 25L, 50L, 100L, 250L, 500L, 1_000L, 2_500L, 5_000L, 10_000L, 25_000L, 60_000L)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private Buckets() {}
}
