package dev.mapwright.engine.upstream;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Auth.Grant;
import dev.mapwright.engine.connector.Auth.Refresh;
import dev.mapwright.engine.connector.Auth.TokenSource;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Outcome;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.token.TokenState;
import dev.mapwright.engine.upstream.token.TokenState.Held;
import dev.mapwright.engine.upstream.token.TokenState.NeedsReauth;
import dev.mapwright.engine.upstream.wire.VendorTime;
import dev.mapwright.jsonata.JsonNull;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a vendor for a token: by its login, or by the refresh of the token there is. */
final class TokenRequests {
  /** A token is renewed when a tenth of its life is left, at most so long before its end. */
  private static final Duration EARLY = Duration.ofMinutes(1);

  private static final String ACCESS_TOKEN = "access_token";
  private static final String REFRESH_TOKEN = "refresh_token";
  private static final String INVALID_GRANT = "invalid_grant";

  /** Errors of OAuth 2 that come as a bad request, but mean the credentials. */
  private static final Set<String> REFUSALS =
      Set.of(INVALID_GRANT, "invalid_client", "unauthorized_client", "access_denied");

  private final Attempts attempts;
  private final Origins origins;
  private final InstantSource clock;

  TokenRequests(Attempts attempts, Origins origins, InstantSource clock) {
    this.attempts = attempts;
    this.origins = origins;
    this.clock = clock;
  }

  /**
   * A new token, or word that only the customer can help.
   *
   * @param old the token so far, or null
   */
  TokenState fetch(Account account, TokenSource source, @Nullable Held old, Budget budget) {
    long version = old == null ? 1 : old.version() + 1;
    try {
      return held(tokenOf(account, source, old, budget), source, account, version);
    } catch (VendorException e) {
      String error = error(e.body());
      if (error.equals(INVALID_GRANT) && source.grant() instanceof Grant.AuthorizationCode) {
        return new NeedsReauth(error, clock.instant());
      }
      throw REFUSALS.contains(error) ? refused(e, error) : e;
    }
  }

  private Object tokenOf(Account account, TokenSource source, @Nullable Held old, Budget budget) {
    return switch (source.grant()) {
      case Grant.AuthorizationCode _ -> {
        Object token = old != null ? old.token() : consented(account);
        yield asked(account, source.endpoint(), source.record(), token, budget);
      }
      case Grant.Login _, Grant.ClientCredentials _ -> {
        Object refreshed = old == null ? null : refreshed(account, source, old.token(), budget);
        yield refreshed != null
            ? refreshed
            : asked(account, source.endpoint(), source.record(), null, budget);
      }
    };
  }

  /** What the refresh gives; null if there is none, or the vendor wants a new login instead. */
  private @Nullable Object refreshed(
      Account account, TokenSource source, Object old, Budget budget) {
    Refresh refresh = source.refresh();
    if (refresh == null) {
      return null;
    }
    try {
      return asked(account, refresh.endpoint(), refresh.record(), old, budget);
    } catch (VendorException e) {
      return switch (e.outcome()) {
        case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, BAD_REQUEST -> null;
        case OK, EMPTY, EXPIRED, RATE_LIMITED, UNAVAILABLE, VENDOR_ERROR -> throw e;
      };
    }
  }

  /** The customer's consent left a refresh token in the account. */
  private static Object consented(Account account) {
    String refreshToken = account.fields().get(REFRESH_TOKEN);
    if (refreshToken == null) {
      throw new CallerException(
          CallerException.Kind.BAD_REQUEST,
          account + " has no " + REFRESH_TOKEN + ": its owner has to authorise it first");
    }
    return Map.of(REFRESH_TOKEN, refreshToken);
  }

  /**
   * Asks; members that the answer lacks are kept from the old token. Some vendors answer a refusal
   * with status 200.
   */
  private Object asked(
      Account account, Endpoint endpoint, Expression record, @Nullable Object old, Budget budget) {
    Variables scope = Requests.variables(account).with("token", old);
    RequestDraft draft = Requests.draft(account, endpoint, scope);
    origins.check(account, draft);
    HttpCall call = Encoder.encode(account, draft);
    Secrets secrets = Secrets.of(account, old, call);
    Exchange exchange = new Exchange(account, endpoint, call, scope, secrets, budget);
    Answer answer = attempts.make(exchange);
    Object token =
        answer.outcome() == Outcome.OK
            ? record.evaluate(answer.body(), answer.variables(scope))
            : null;
    if (token == null || token == JsonNull.NULL) {
      throw failed(exchange, answer, Outcome.VENDOR_ERROR, "the answer holds no token");
    }
    String error = error(token);
    if (!error.isEmpty() && !((Map<?, ?>) token).containsKey(ACCESS_TOKEN)) {
      throw failed(exchange, answer, Outcome.UNAUTHORIZED, "no token came, but: " + error);
    }
    return old instanceof Map<?, ?> a && token instanceof Map<?, ?> b ? Trees.over(a, b) : token;
  }

  private static VendorException failed(
      Exchange exchange, Answer answer, Outcome outcome, String why) {
    return new VendorException(
        outcome,
        exchange.message(outcome, answer.status(), why),
        answer.status(),
        exchange.secrets().hideIn(answer.headers()),
        Told.of(answer.body(), exchange.secrets()),
        null);
  }

  private Held held(Object token, TokenSource source, Account account, long version) {
    if (source.expires() == null) {
      return new Held(token, null, version);
    }
    Instant now = clock.instant();
    Object expires = source.expires().evaluate(token, Requests.variables(account));
    Instant end = VendorTime.read(expires, now);
    if (end == null && expires != null) {
      throw new ConnectorException(
          "'expires' came out as " + Texts.of(expires) + ", which is neither seconds nor a date",
          source.expires().place());
    }
    return new Held(
        token, end == null ? null : end.minus(early(Duration.between(now, end))), version);
  }

  private static Duration early(Duration life) {
    Duration tenth = life.dividedBy(10);
    return tenth.compareTo(EARLY) < 0 ? tenth : EARLY;
  }

  private static String error(@Nullable Object body) {
    return body instanceof Map<?, ?> map && map.get("error") instanceof String error ? error : "";
  }

  private static VendorException refused(VendorException e, String error) {
    return new VendorException(
        Outcome.UNAUTHORIZED,
        e.getMessage() + " (" + error + ")",
        e.status(),
        e.headers(),
        e.body(),
        e.retryAfter());
  }
}
