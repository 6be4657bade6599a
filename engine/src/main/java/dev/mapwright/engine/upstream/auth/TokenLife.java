package dev.mapwright.engine.upstream.auth;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import dev.mapwright.engine.upstream.wire.VendorTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How long a token is used. Thread-safe. */
public final class TokenLife {
  /** A token is renewed when a tenth of its life is left, at most so long before its end. */
  private static final Duration EARLY = Duration.ofMinutes(1);

  private final InstantSource clock;

  public TokenLife(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * From when another is fetched.
   *
   * @param expires from the token to its end, or null
   * @param token as it came
   * @return null where its end is not known: then it is used until the vendor refuses it
   */
  public @Nullable Instant renewAt(@Nullable Expression expires, Object token, Account account) {
    Instant now = clock.instant();
    Instant end = expires == null ? null : VendorTime.read(value(expires, token, account), now);
    if (end == null || !end.isAfter(now)) {
      return null; // null, never, zero, yesterday: of a token that has just come none is true
    }
    Duration tenth = Duration.between(now, end).dividedBy(10);
    return end.minus(tenth.compareTo(EARLY) < 0 ? tenth : EARLY);
  }

  private static @Nullable Object value(Expression expires, Object token, Account account) {
    try {
      return expires.evaluate(token, RequestBuilder.variables(account));
    } catch (ExpressionFailure _) {
      return null;
    }
  }
}
