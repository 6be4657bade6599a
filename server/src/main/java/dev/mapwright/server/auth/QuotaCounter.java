package dev.mapwright.server.auth;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.RequestQuota;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts requests by whom they are of. Thread-safe. */
final class QuotaCounter {
  private static final int MOST_COUNTED = 100_000;

  private final RequestQuota quota;
  private final LoadingCache<String, Bucket> buckets;

  QuotaCounter(RequestQuota quota) {
    this.quota = quota;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_COUNTED)
            .expireAfterAccess(quota.window().multipliedBy(2))
            .build(_ -> bucket());
  }

  /**
   * Counts a request.
   *
   * @param name tells whose it is from others
   * @param words what is limited, such as {@code This key}
   * @throws HttpException 429 with whole seconds if there were too many
   */
  void count(String name, String words) {
    ConsumptionProbe probe = buckets.get(name).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds =
          Math.max(
              1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill() + 999_999_999));
      throw HttpException.with(
          429,
          words
              + " may make "
              + quota.requests()
              + " requests in "
              + quota.window().toMillis() / 1000.0
              + " s; come again in "
              + seconds
              + " s",
          Map.of("retry-after", String.valueOf(seconds)));
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(quota.requests())
                .refillIntervally(quota.requests(), quota.window())
                .build())
        .build();
  }
}
