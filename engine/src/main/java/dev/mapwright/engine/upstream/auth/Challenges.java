package dev.mapwright.engine.upstream.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What servers last asked of each account that digest authentication lets in. Thread-safe. */
public final class Challenges {
  private static final int MOST = 100_000;

  private final Cache<TokenKey, DigestChallenge> known =
      Caffeine.newBuilder().maximumSize(MOST).build();

  /**
   * Sends a request with an answer to the challenge that is known; a server that asks anew is
   * answered once.
   *
   * @param sending sends it with a challenge to answer, or without
   */
  public <T> T answered(Account account, Function<@Nullable Object, T> sending) {
    TokenKey key = TokenKey.of(account);
    try {
      return sending.apply(known.getIfPresent(key));
    } catch (VendorException e) {
      DigestChallenge asked =
          e.outcome() == Outcome.UNAUTHORIZED
              ? DigestChallenge.in(e.headers().get("www-authenticate"))
              : null;
      if (asked == null) {
        throw e;
      }
      known.put(key, asked);
      return sending.apply(asked);
    }
  }
}
