package dev.mapwright.server.auth;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.RequestQuota;
import dev.mapwright.server.store.StoreException;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Counts requests by whom they are of. Thread-safe. */
final class QuotaCounter {
  private static final int MOST_COUNTED = 100_000;

  private final RequestQuota quota;
  private final @Nullable SharedQuota shared;
  private final LoadingCache<String, Bucket> buckets;

  QuotaCounter(RequestQuota quota, @Nullable SharedQuota shared) {
    this.quota = quota;
    this.shared = shared;
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
    long nanos = wait(name);
    if (nanos > 0) {
      long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999));
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

  /** While the database is away each server counts for itself. */
  private long wait(String name) {
    if (shared != null) {
      try {
        return TimeUnit.MILLISECONDS.toNanos(shared.take(name));
      } catch (StoreException | IllegalStateException _) { // away, or closed
        return local(name);
      }
    }
    return local(name);
  }

  private long local(String name) {
    ConsumptionProbe probe = buckets.get(name).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
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
