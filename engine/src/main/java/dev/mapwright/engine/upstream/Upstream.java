package dev.mapwright.engine.upstream;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Auth.TokenSource;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.time.SteadyTime;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.attempt.Budget;
import dev.mapwright.engine.upstream.attempt.CallContext;
import dev.mapwright.engine.upstream.attempt.RetryingCaller;
import dev.mapwright.engine.upstream.attempt.Secrets;
import dev.mapwright.engine.upstream.auth.Authentications;
import dev.mapwright.engine.upstream.auth.Challenges;
import dev.mapwright.engine.upstream.auth.Stamp;
import dev.mapwright.engine.upstream.auth.TokenBase;
import dev.mapwright.engine.upstream.auth.TokenRequests;
import dev.mapwright.engine.upstream.auth.TokenState.Held;
import dev.mapwright.engine.upstream.auth.TokenStore;
import dev.mapwright.engine.upstream.auth.Tokens;
import dev.mapwright.engine.upstream.rate.RatePools;
import dev.mapwright.engine.upstream.rate.SharedBudgets;
import dev.mapwright.engine.upstream.rate.Sleeper;
import dev.mapwright.engine.upstream.request.AllowedOrigins;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.Transport;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls vendors: authenticated, within rate budgets, repeated where that may help, judged and
 * decoded. One serves all accounts. Thread-safe; a call blocks its (virtual) thread.
 */
public final class Upstream {
  /** The most tokens that one request is sent with. */
  private static final int MOST_TOKENS = 8;

  private final AllowedOrigins origins = new AllowedOrigins();
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Challenges challenges = new Challenges();
  private final RetryingCaller caller;
  private final Downloads downloads;
  private final Passing passing;
  private final Tokens tokens;
  private final ConsentRequests consents;

  /** With the real time, and budgets that other processes take from as well; null for none. */
  public Upstream(Transport transport, TokenStore store, @Nullable SharedBudgets shared) {
    this(
        transport,
        store,
        new RatePools(new SteadyTime(), Sleeper.REAL, shared),
        InstantSource.system(),
        Sleeper.REAL);
  }

  /** With a time of one's own. */
  public Upstream(Transport transport, TokenStore store, InstantSource clock, Sleeper sleeper) {
    this(transport, store, new RatePools(clock, sleeper), clock, sleeper);
  }

  private Upstream(
      Transport transport,
      TokenStore store,
      RatePools pools,
      InstantSource clock,
      Sleeper sleeper) {
    this.caller = new RetryingCaller(transport, pools, clock, sleeper);
    this.clock = clock;
    this.sleeper = sleeper;
    this.downloads = new Downloads(transport, caller, clock);
    this.passing = new Passing(transport, caller, origins, clock);
    TokenRequests requests = new TokenRequests(caller, origins, clock);
    this.tokens = new Tokens(store, requests, clock);
    this.consents = new ConsentRequests(store, requests);
  }

  /** With the real time and without the connectors' limits: for vendors that are only played. */
  public static Upstream unlimited(Transport transport, TokenStore store) {
    InstantSource clock = InstantSource.system();
    return new Upstream(transport, store, RatePools.unlimited(), clock, Sleeper.REAL);
  }

  /**
   * Makes a request.
   *
   * @param request the request, complete but for its authentication
   * @param variables what it was rendered with, which error rules read too
   * @param budget what the call may spend; each request that is really made is counted
   * @return an answer that is OK, EMPTY or NOT_FOUND
   * @throws VendorException if the vendor refuses or fails, after all attempts; with {@code
   *     retryAfter} where it says when to come again
   * @throws dev.mapwright.engine.failure.DeadlineException if the budget is spent
   * @throws dev.mapwright.engine.failure.ConnectorException if the request leads to an origin that
   *     the connector does not name
   */
  public Answer call(Account account, UnsentRequest request, Variables variables, Budget budget) {
    origins.check(account, request);
    Variables scope = variables.with("account", account.fields());
    return authenticated(
        account, budget, (auth, token) -> send(account, request, auth, token, scope, budget));
  }

  /**
   * Opens a file. Redirects are followed; the account's authentication goes to the connector's own
   * origins only, and leaves with the first redirect to another. Limits count the request, not the
   * time that the bytes take.
   *
   * @param endpoint whose rules and limits hold
   * @param url where it is
   * @param auth whether it is asked for with the account's authentication
   * @param maxBytes the most that it may have
   * @throws VendorException if the vendor refuses or fails, or the file is larger
   * @throws dev.mapwright.engine.failure.DeadlineException if the budget is spent
   */
  public Download download(
      Account account, Endpoint endpoint, URI url, boolean auth, long maxBytes, Budget budget) {
    if (!auth || !origins.isNamed(account, endpoint, url)) {
      return downloads.open(account, endpoint, url, null, null, maxBytes, budget);
    }
    return authenticated(
        account,
        budget,
        (way, token) -> downloads.open(account, endpoint, url, way, token, maxBytes, budget));
  }

  /**
   * Passes a request of a caller's own on, to the connector's base URL and nowhere else.
   *
   * @param maxBytes the most that the answer may have
   * @throws VendorException if the vendor refuses or fails, redirects, or its answer is larger
   * @throws dev.mapwright.engine.failure.CallerException if the request leads elsewhere, or takes
   *     the place of the authentication
   * @throws dev.mapwright.engine.failure.DeadlineException if the budget is spent
   */
  public PassedAnswer pass(Account account, PassedRequest request, long maxBytes, Budget budget) {
    return authenticated(
        account,
        budget,
        (way, token) -> passing.pass(account, request, way, token, maxBytes, budget));
  }

  /**
   * Waits for a vendor that is at work.
   *
   * @param what it is asked for, for people
   * @throws dev.mapwright.engine.failure.DeadlineException if that is longer than the call has
   */
  public void pause(Duration time, Budget budget, String what) {
    if (time.compareTo(budget.timeLeft()) >= 0) {
      throw new DeadlineException(what + " takes longer than this call has", null);
    }
    try {
      sleeper.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new DeadlineException("the call was given up", null);
    }
  }

  /** For how much of each connector nothing is asked now; those without any are left out. */
  public SortedMap<String, Integer> openBreakers() {
    return caller.openBreakers();
  }

  /** How a customer's consent becomes a token. */
  public ConsentRequests consents() {
    return consents;
  }

  /** What is done with the account's way to authenticate, and its token if there is one. */
  @FunctionalInterface
  private interface Authenticated<T> {
    T send(@Nullable Auth auth, @Nullable Object token);
  }

  /** What nothing that is said of an account may tell: its secrets, and the token it has. */
  public Secrets secrets(Account account) {
    return Secrets.of(account, () -> tokens.known(account.own()));
  }

  /**
   * A token that is refused is renewed, and the request repeated. That is not the end of it where
   * many share tokens that die fast: the new one may have been replaced, or used up, already.
   */
  private <T> T authenticated(Account account, Budget budget, Authenticated<T> sending) {
    Account own = account.own();
    Auth auth = Authentications.choose(own);
    TokenSource source = auth == null ? null : auth.token();
    if (auth != null && auth.digest() != null) {
      return challenges.answered(own, challenge -> sending.send(auth, challenge));
    }
    if (auth == null || source == null) {
      return sending.send(auth, null);
    }
    Held held = tokens.current(own, auth, source, budget);
    for (int sent = 1; ; sent++) {
      try {
        T answer = sending.send(auth, held.token());
        tokens.accepted(own, held);
        return answer;
      } catch (VendorException e) {
        if (e.outcome() != Outcome.UNAUTHORIZED || sent == MOST_TOKENS) {
          throw e;
        }
        Held next =
            sent == 1
                ? tokens.renewed(own, auth, source, held.version(), budget)
                : tokens.after(own, auth, source, held, budget);
        if (next == null) {
          throw e;
        }
        held = next;
      }
    }
  }

  private Answer send(
      Account account,
      UnsentRequest request,
      @Nullable Auth auth,
      @Nullable Object token,
      Variables scope,
      Budget budget) {
    UnsentRequest placed = TokenBase.placed(account, request, auth, token);
    origins.check(account, placed);
    Supplier<HttpCall> again =
        () -> Authentications.encoded(account, placed, auth, token, Stamp.now(clock), null);
    HttpCall call = again.get();
    Secrets secrets = Secrets.of(account, token, call);
    return caller.call(
        new CallContext(account, request.endpoint(), call, again, scope, secrets, budget));
  }
}
