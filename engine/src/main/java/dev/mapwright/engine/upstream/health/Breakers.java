package dev.mapwright.engine.upstream.health;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A circuit breaker for each account and place that it asks. Where nearly all requests have failed
 * lately, none is made for a few seconds: a vendor that is down is left in peace, and nobody waits
 * for it. Then one request tries, and if it succeeds all is as before. Thread-safe.
 */
public final class Breakers {
  /** Fewer requests prove nothing. */
  static final int LEAST = 20;

  private static final int PERCENT = 80;
  private static final Duration WITHIN = Duration.ofSeconds(30);
  private static final Duration OPEN = Duration.ofSeconds(10);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  private final LoadingCache<Asked, CircuitBreaker<Object>> breakers =
      Caffeine.newBuilder()
          .expireAfterAccess(FORGOTTEN_AFTER)
          .build(_ ->
              CircuitBreaker.builder()
                  .withFailureRateThreshold(PERCENT, LEAST, WITHIN)
                  .withDelay(OPEN)
                  .withSuccessThreshold(1)
                  .build());

  /**
   * What fares well or badly as a whole.
   *
   * @param connector of the account
   * @param account for whom
   * @param place who is asked, such as {@code https://api.example.com}
   */
  public record Asked(String connector, String account, String place) {}

  /** For how much of each connector nothing is asked now; those without any are left out. */
  public SortedMap<String, Integer> open() {
    SortedMap<String, Integer> open = new TreeMap<>();
    breakers.asMap().keySet().stream()
        .filter(this::isOpen)
        .forEach(asked -> open.merge(asked.connector(), 1, Integer::sum));
    return open;
  }

  /** Nothing is asked now. */
  public static final class OpenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    OpenException(Duration wait) {
      super("nothing is asked for " + wait);
      this.wait = wait;
    }

    /** When to come again. */
    public Duration waiting() {
      return wait;
    }
  }

  /**
   * Says no at once where nothing is asked now.
   *
   * @throws OpenException if so
   */
  public void check(Asked asked) throws OpenException {
    if (isOpen(asked)) {
      throw refusal(breakers.get(asked));
    }
  }

  /** Whether nothing is asked now. */
  public boolean isOpen(Asked asked) {
    CircuitBreaker<Object> breaker = breakers.get(asked);
    return breaker.isOpen() && breaker.getRemainingDelay().isPositive();
  }

  /**
   * Before a request is made.
   *
   * @return to be told how it fared, and closed
   * @throws OpenException if nothing is asked now, or another request is trying
   */
  public Trial enter(Asked asked) throws OpenException {
    CircuitBreaker<Object> breaker = breakers.get(asked);
    if (!breaker.tryAcquirePermit()) {
      throw refusal(breaker);
    }
    return new Trial(breaker);
  }

  private static OpenException refusal(CircuitBreaker<Object> breaker) {
    Duration left = breaker.getRemainingDelay();
    return new OpenException(left.compareTo(SHORTEST) < 0 ? SHORTEST : left);
  }

  /** One request. For one thread. */
  public static final class Trial implements AutoCloseable {
    private final CircuitBreaker<Object> breaker;
    private boolean told;

    private Trial(CircuitBreaker<Object> breaker) {
      this.breaker = breaker;
    }

    /** It was answered, if only by a refusal. */
    public void answered() {
      told = true;
      breaker.recordSuccess();
    }

    /** It failed by the vendor's fault. */
    public void failed() {
      told = true;
      breaker.recordFailure();
    }

    /**
     * One that proved nothing, as it was given up, counts only where all wait for what it tells.
     */
    @Override
    public void close() {
      if (!told && breaker.isHalfOpen()) {
        breaker.recordFailure();
      }
    }
  }
}
