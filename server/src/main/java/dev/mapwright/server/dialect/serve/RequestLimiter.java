package dev.mapwright.server.dialect.serve;

import dev.mapwright.server.dialect.Dialect.RequestLimit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts the requests of each account. Safe for any number of threads. */
final class RequestLimiter {
  private final RequestLimit limit;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  RequestLimiter(RequestLimit limit) {
    this.limit = limit;
  }

  /**
   * What became of a request.
   *
   * @param until the next one may be made; 0 where this one was let through
   * @param headers for its answer
   */
  record Standing(long seconds, SequencedMap<String, String> headers) {}

  /** Counts a request of an account. */
  Standing count(String account) {
    ConsumptionProbe probe =
        buckets.computeIfAbsent(account, _ -> bucket()).tryConsumeAndReturnRemaining(1);
    long reset = rounded(probe.getNanosToWaitForReset());
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    put(headers, limit.limitHeader(), limit.requests());
    put(headers, limit.remainingHeader(), probe.getRemainingTokens());
    put(headers, limit.resetHeader(), Instant.now().getEpochSecond() + reset);
    long seconds = probe.isConsumed() ? 0 : Math.max(1, rounded(probe.getNanosToWaitForRefill()));
    return new Standing(seconds, headers);
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(limit.requests())
                .refillIntervally(limit.requests(), limit.window())
                .build())
        .build();
  }

  private static long rounded(long nanos) {
    return (nanos + 999_999_999L) / 1_000_000_000L;
  }

  private static void put(Map<String, String> headers, @Nullable String name, long value) {
    if (name != null) {
      headers.put(name, String.valueOf(value));
    }
  }
}
