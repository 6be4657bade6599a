package dev.mapwright.server.store;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Remembers what was looked up in the store. Where other servers may have changed it, what is in
 * use is looked up again in the background; what lay idle is looked up before it is used, unless
 * the database is away. Thread-safe.
 *
 * @param <K> what is asked for
 * @param <V> what is found, nothing included
 */
public final class Remembered<K, V> {
  /** From then on it is looked up again, and nobody waits for it. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  /** From then on whoever asks waits for it. */
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final boolean isShared;
  private final InstantSource clock;
  private final LoadingCache<K, Seen<V>> seen;

  /** Until then nobody waits for a database that did not answer. */
  private volatile long waitAgainAt = Long.MIN_VALUE;

  private record Seen<V>(V value, long at) {}

  /**
   * With nothing remembered.
   *
   * @param most how much is remembered
   * @param lookUp asks the store
   */
  public Remembered(Store store, InstantSource clock, int most, Function<K, V> lookUp) {
    this.isShared = store.isShared();
    this.clock = clock;
    this.seen =
        Caffeine.newBuilder()
            .maximumSize(most)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build(key -> new Seen<>(lookUp.apply(key), clock.millis()));
  }

  /**
   * What there is.
   *
   * @throws StoreException if it was not looked up before, and the database cannot be used
   */
  public V get(K key) {
    Seen<V> known = seen.get(key);
    long now = clock.millis();
    long age = now - known.at;
    if (!isShared || (age >= 0 && age < FRESH.toMillis())) {
      return known.value;
    }
    CompletableFuture<Seen<V>> again = seen.refresh(key);
    if (now < waitAgainAt || (age >= 0 && age < IDLE.toMillis())) {
      return known.value;
    }
    try {
      return again.join().value;
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException
          || e.getCause() instanceof IllegalStateException) { // away, or closed
        waitAgainAt = now + IDLE.toMillis();
        return known.value;
      }
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  /** Looks it up when it is asked for next. */
  public void forget(K key) {
    seen.invalidate(key);
  }

  /** Looks everything up when it is asked for next. */
  public void forgetAll() {
    seen.invalidateAll();
  }
}
