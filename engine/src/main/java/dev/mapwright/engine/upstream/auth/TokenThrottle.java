package dev.mapwright.engine.upstream.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.engine.account.Account;
import java.time.Duration;

/**
 * How long a token endpoint is left alone that wants fewer requests and does not say how long. The
 * pauses grow: some vendors count on for as long as they are asked. Thread-safe.
 */
public final class TokenThrottle {
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** The last pause of each account that has got no token since. */
  private final Cache<String, Duration> pauses =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(Duration.ofHours(1)).build();

  /** The next pause: 30 seconds, then twice as long each time, at most ten minutes. */
  public Duration pause(Account account) {
    return pauses
        .asMap()
        .merge(
            account.id(),
            FIRST,
            (last, _) -> last.compareTo(LONGEST.dividedBy(2)) > 0 ? LONGEST : last.multipliedBy(2));
  }

  /** A token came. */
  public void passed(Account account) {
    pauses.invalidate(account.id());
  }
}
