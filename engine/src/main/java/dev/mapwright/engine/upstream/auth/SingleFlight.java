package dev.mapwright.engine.upstream.auth;

import dev.mapwright.engine.failure.DeadlineException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Of all who want the same at the same time, one does the work and all get what comes of it, a
 * failure too: a vendor that refuses a login is asked once, not a hundred times. Thread-safe.
 */
public final class SingleFlight<K, V> {
  private final Map<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

  /**
   * Does the work, or waits for whoever does it already.
   *
   * @param atMost how long to wait for another
   * @throws DeadlineException if that takes too long, or the thread is interrupted
   */
  public V run(K key, Duration atMost, Supplier<V> work) {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      CompletableFuture<V> mine = new CompletableFuture<>();
      CompletableFuture<V> other = flights.putIfAbsent(key, mine);
      if (other == null) {
        return fly(key, mine, work);
      }
      try {
        return other.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new DeadlineException("the call was given up", null);
      } catch (TimeoutException _) {
        throw new DeadlineException(
            "another call fetches the same, and had not got it when this call's time ended", null);
      } catch (ExecutionException e) {
        // The other one's time was up, not ours: try again, perhaps by ourselves.
        if (!(e.getCause() instanceof DeadlineException)) {
          throw rethrown(e.getCause());
        }
      }
    }
  }

  private V fly(K key, CompletableFuture<V> mine, Supplier<V> work) {
    try {
      V value = work.get();
      mine.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      flights.remove(key, mine);
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException failure) {
      return failure;
    }
    throw new IllegalStateException(cause);
  }
}
