package dev.mapwright.engine.upstream.auth;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.Consented;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Auth.Grant;
import dev.mapwright.engine.connector.Auth.Refresh;
import dev.mapwright.engine.connector.Auth.Step;
import dev.mapwright.engine.connector.Auth.TokenSource;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.AttemptResult;
import dev.mapwright.engine.upstream.attempt.Backoff;
import dev.mapwright.engine.upstream.attempt.Budget;
import dev.mapwright.engine.upstream.attempt.CallContext;
import dev.mapwright.engine.upstream.attempt.RetryingCaller;
import dev.mapwright.engine.upstream.attempt.Secrets;
import dev.mapwright.engine.upstream.auth.TokenState.Held;
import dev.mapwright.engine.upstream.request.AllowedOrigins;
import dev.mapwright.engine.upstream.request.Encoder;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import dev.mapwright.engine.upstream.transport.HttpCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a vendor for a token: by its login, or by the refresh of the token there is. */
public final class TokenRequests {
  private static final String REFRESH_TOKEN = Consented.FIELD;
  private static final String CLIENT_ID = "client_id";

  /** The pool of all token endpoints of a connector that has no limits. */
  private static final RatePool POOL = RatePool.unlimited(RatePool.TOKENS);

  private final RetryingCaller caller;
  private final AllowedOrigins origins;
  private final TokenLife life;
  private final TokenThrottle throttle;
  private final TokenRefusals refusals;
  private final InstantSource clock;

  public TokenRequests(RetryingCaller caller, AllowedOrigins origins, InstantSource clock) {
    this.caller = caller;
    this.origins = origins;
    this.life = new TokenLife(clock);
    this.throttle = new TokenThrottle();
    this.clock = clock;
    this.refusals = new TokenRefusals(clock);
  }

  /**
   * What is known after asking.
   *
   * @param state what to keep; null for what is kept already
   * @param failure what those who want a token are told; null where the state says it all
   */
  record Fetched(@Nullable TokenState state, @Nullable VendorException failure) {}

  /** What one request came to: a token in the answers, unless there is a failure. */
  private record Asked(TokenAnswers answers, @Nullable VendorException failure) {}

  /**
   * A new token, or what is known instead.
   *
   * @param old the token so far, or null
   * @throws dev.mapwright.engine.failure.DeadlineException if the budget is spent
   */
  Fetched fetch(Account account, Auth auth, TokenSource source, @Nullable Held old, Budget budget) {
    long version = old == null ? 1 : old.version() + 1;
    Asked asked = asked(account, auth, source, old, budget);
    VendorException failure = asked.failure();
    if (failure == null) {
      Instant renewAt = life.renewAt(source.expires(), asked.answers().fresh(), account);
      return new Fetched(new Held(asked.answers().token(), renewAt, version), null);
    }
    Object onlyRefresh = asked.answers().withoutAccess();
    if (onlyRefresh != null) { // the one that was sent may be spent
      return new Fetched(new Held(onlyRefresh, Instant.MIN, version), failure);
    }
    TokenState refused = refusals.remembered(source.grant(), failure, asked.answers().error(), old);
    return new Fetched(refused, refused instanceof TokenState.NeedsReauth ? null : failure);
  }

  /**
   * What a vendor gives for the code of a customer's consent, which is good for one request.
   *
   * @param consent what the exchange's templates read besides the account
   * @throws VendorException if it gives nothing, or nothing that lasts
   */
  public Consented exchanged(
      Account account,
      Auth auth,
      TokenSource source,
      Endpoint exchange,
      Variables consent,
      Budget budget) {
    TokenShape shape = TokenShape.of(account, auth);
    Asked asked = asked(account, shape, once(exchange), source.record(), null, consent, budget);
    if (asked.failure() != null) {
      throw asked.failure();
    }
    Object token = asked.answers().fresh();
    if (token instanceof Map<?, ?> members
        && members.get(REFRESH_TOKEN) instanceof String lasting
        && !lasting.isBlank()) {
      return new Consented(lasting, token, life.renewAt(source.expires(), token, account));
    }
    throw new VendorException(
        Outcome.VENDOR_ERROR,
        account.connector().label()
            + " let the account in for a short time only: no refresh_token came with the token",
        0,
        Map.of(),
        null,
        null);
  }

  private Asked asked(
      Account account, Auth auth, TokenSource source, @Nullable Held old, Budget budget) {
    return switch (source.grant()) {
      case Grant.AuthorizationCode _ -> {
        Object token = old != null ? old.token() : consented(account);
        Endpoint endpoint = source.endpoint();
        Endpoint careful = isRotating(account, token) ? once(endpoint) : endpoint;
        yield asked(account, auth, careful, source.record(), token, budget);
      }
      case Grant.Login _, Grant.ClientCredentials _ -> {
        Asked refreshed = old == null ? null : refreshed(account, auth, source, old, budget);
        yield refreshed != null ? refreshed : stepped(account, auth, source, budget);
      }
    };
  }

  /** What the steps and the request for the token came to, which end with the first that fails. */
  private Asked stepped(Account account, Auth auth, TokenSource source, Budget budget) {
    Map<String, Object> steps = new LinkedHashMap<>();
    for (Map.Entry<String, Step> step : source.steps().entrySet()) {
      Endpoint endpoint = step.getValue().endpoint();
      Expression record = step.getValue().record();
      TokenShape shape = TokenShape.ofStep(account);
      Asked asked = asked(account, shape, endpoint, record, null, given(steps), budget);
      if (asked.failure() != null) {
        return asked;
      }
      steps.put(step.getKey(), asked.answers().fresh());
    }
    return asked(
        account,
        TokenShape.of(account, auth),
        source.endpoint(),
        source.record(),
        null,
        given(steps),
        budget);
  }

  /** What was given so far, which is as secret as a token. */
  private static Variables given(Map<String, Object> steps) {
    return steps.isEmpty()
        ? Variables.NONE
        : Variables.NONE.with("steps", new LinkedHashMap<>(steps));
  }

  /** What the refresh came to; null if there is none, or a new login is wanted instead. */
  private @Nullable Asked refreshed(
      Account account, Auth auth, TokenSource source, Held old, Budget budget) {
    Refresh refresh = source.refresh();
    if (refresh == null) {
      return null;
    }
    Asked asked = asked(account, auth, refresh.endpoint(), refresh.record(), old.token(), budget);
    VendorException failure = asked.failure();
    if (failure == null) {
      return asked;
    }
    return switch (failure.outcome()) {
      case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, BAD_REQUEST -> null;
      case VENDOR_ERROR -> failure.status() >= 200 && failure.status() < 300 ? null : asked;
      case OK, EMPTY, EXPIRED, RATE_LIMITED, UNAVAILABLE -> asked;
    };
  }

  /** The customer's consent left a refresh token in the account. */
  private static Object consented(Account account) {
    String refreshToken = account.fields().get(REFRESH_TOKEN);
    boolean needsApp = account.connector().account().containsKey(CLIENT_ID);
    if (refreshToken != null && needsApp && !account.fields().containsKey(CLIENT_ID)) {
      throw new CallerException(
          CallerException.Kind.BAD_REQUEST,
          account
              + " has no "
              + CLIENT_ID
              + ": its owner consented to an app that is not set up any more");
    }
    if (refreshToken == null) {
      throw new CallerException(
          CallerException.Kind.BAD_REQUEST,
          account + " has no " + REFRESH_TOKEN + ": its owner has to authorise it first");
    }
    return Map.of(REFRESH_TOKEN, refreshToken);
  }

  /** Whether the vendor has replaced a refresh token of this account before. */
  private static boolean isRotating(Account account, Object token) {
    return token instanceof Map<?, ?> members
        && members.get(REFRESH_TOKEN) instanceof String newest
        && !newest.equals(account.fields().get(REFRESH_TOKEN));
  }

  /** Where an answer got lost, what was sent may be spent: it is not sent again by itself. */
  private static Endpoint once(Endpoint endpoint) {
    return new Endpoint(
        endpoint.name(),
        endpoint.request(),
        endpoint.errors(),
        endpoint.limits(),
        endpoint.timeout(),
        1);
  }

  private static Endpoint limited(Endpoint endpoint) {
    return endpoint.limits().isEmpty()
        ? new Endpoint(
            endpoint.name(),
            endpoint.request(),
            endpoint.errors(),
            List.of(POOL),
            endpoint.timeout(),
            endpoint.attempts())
        : endpoint;
  }

  private Asked asked(
      Account account,
      Auth auth,
      Endpoint endpoint,
      Expression record,
      @Nullable Object old,
      Budget budget) {
    TokenShape shape = TokenShape.of(account, auth);
    return asked(account, shape, endpoint, record, old, Variables.NONE, budget);
  }

  private Asked asked(
      Account account,
      TokenShape shape,
      Endpoint endpoint,
      Expression record,
      @Nullable Object old,
      Variables given,
      Budget budget) {
    Variables scope = given.with("account", account.fields()).with("token", old);
    UnsentRequest request = drafted(account, endpoint, scope);
    origins.check(account, request);
    Supplier<HttpCall> again = () -> Encoder.encode(account, drafted(account, endpoint, scope));
    HttpCall call = Encoder.encode(account, request);
    List<@Nullable Object> told =
        Arrays.asList(old, given.get("code"), given.get("code_verifier"), given.get("steps"));
    Secrets secrets = Secrets.of(account, told, call);
    CallContext context =
        new CallContext(account, request.endpoint(), call, again, scope, secrets, budget);
    TokenAnswers answers = new TokenAnswers(context, record, shape, old);
    try {
      AttemptResult _ = caller.call(context, answer -> throttled(context, answers.judged(answer)));
      throttle.passed(account);
      return new Asked(answers, null);
    } catch (VendorException e) {
      return new Asked(answers, e);
    }
  }

  private UnsentRequest drafted(Account account, Endpoint endpoint, Variables scope) {
    return RequestBuilder.draft(account, limited(endpoint), Stamp.now(clock).in(scope));
  }

  /** Holds everybody up for whom the same endpoint would be asked. */
  private AttemptResult throttled(CallContext context, AttemptResult result) {
    if (!(result instanceof AttemptResult.Failed failed)) {
      return result;
    }
    Duration stated = Backoff.stated(failed, context.endpoint().limits(), clock.instant());
    if (stated == null && failed.outcome() == Outcome.RATE_LIMITED) {
      Duration pause = throttle.pause(context.account());
      caller.hold(context, pause);
      throw failed.exception(context, pause);
    }
    if (stated != null && failed.outcome() == Outcome.UNAVAILABLE) {
      caller.hold(context, stated);
    }
    return result;
  }
}
