package dev.mapwright.engine.upstream.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Auth.TokenSource;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Budget;
import dev.mapwright.engine.upstream.auth.TokenState.Held;
import dev.mapwright.engine.upstream.auth.TokenState.NeedsReauth;
import dev.mapwright.engine.upstream.auth.TokenState.Refused;
import dev.mapwright.engine.watch.Watched;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tokens of all accounts, each fetched once however many threads want it. Thread-safe. */
public final class Tokens {
  private final TokenStore store;
  private final TokenRequests requests;
  private final InstantSource clock;
  private final SingleFlight<TokenKey, TokenState> flights = new SingleFlight<>();

  /** The newest token of each account that a vendor has let in. */
  private final Cache<TokenKey, Long> accepted = Caffeine.newBuilder().maximumSize(100_000).build();

  public Tokens(TokenStore store, TokenRequests requests, InstantSource clock) {
    this.store = store;
    this.requests = requests;
    this.clock = clock;
  }

  /** The token to use now, fetched if there is none or its time has come. */
  public Held current(Account account, Auth auth, TokenSource source, Budget budget) {
    TokenState state = store.load(TokenKey.of(account));
    return state != null && isUsable(state, 0)
        ? held(account, state)
        : renewed(account, auth, source, 0, budget);
  }

  /** The token that there is, usable or not; null for none. */
  public @Nullable Object known(Account account) {
    return store.load(TokenKey.of(account)) instanceof Held held ? held.token() : null;
  }

  /** Notes that the vendor let a request with this token in. */
  public void accepted(Account account, Held token) {
    accepted.asMap().merge(TokenKey.of(account), token.version(), Math::max);
  }

  /**
   * Another token after one that was refused although it had just been renewed for the same
   * request: one that another request has got meanwhile, or a new one if the refused one or the one
   * before it had been good for somebody. Null where neither is so: then the refusal is not about
   * the token's age.
   */
  public @Nullable Held after(
      Account account, Auth auth, TokenSource source, Held refused, Budget budget) {
    TokenKey key = TokenKey.of(account);
    Long good = accepted.getIfPresent(key);
    // Whoever it let in may not have noted that yet; the one before is known to have been good.
    boolean wasGood = good != null && good >= refused.version() - 1;
    boolean isReplaced = store.load(key) instanceof Held held && held.version() > refused.version();
    return wasGood || isReplaced ? renewed(account, auth, source, refused.version(), budget) : null;
  }

  /** Another token than the one with the version that was refused. */
  public Held renewed(Account account, Auth auth, TokenSource source, long refused, Budget budget) {
    TokenKey key = TokenKey.of(account);
    TokenState state =
        flights.run(
            key,
            budget.timeLeft(),
            () ->
                toTheEnd(() ->
                    store.exclusively(
                        key, () -> fetched(account, auth, source, key, refused, budget))));
    return held(account, state);
  }

  /**
   * Waits for work that goes on if its caller gives up: an answer on its way may hold the only
   * refresh token that is still good.
   */
  private static <T> T toTheEnd(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(Watched.carried(work::get));
    Thread.ofVirtual().name("tokens").start(task);
    try {
      return task.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new DeadlineException("the call was given up", null);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  private TokenState fetched(
      Account account, Auth auth, TokenSource source, TokenKey key, long refused, Budget budget) {
    TokenState known = store.load(key);
    if (known != null && isUsable(known, refused)) {
      return known; // meanwhile another thread or server got it
    }
    Held old =
        switch (known) {
          case Held held -> held;
          case Refused(var _, var _, var _, var _, Held before) -> before;
          case NeedsReauth _ -> null;
          case null -> null;
        };
    TokenRequests.Fetched fetched = requests.fetch(account, auth, source, old, budget);
    TokenState state = fetched.state();
    if (state != null) {
      store.save(key, state);
    }
    if (fetched.failure() != null) {
      throw fetched.failure();
    }
    return Objects.requireNonNull(state, "a state or a failure");
  }

  private boolean isUsable(TokenState state, long refused) {
    return switch (state) {
      case Held held -> held.version() > refused && !held.isDue(clock.instant());
      case Refused remembered -> clock.instant().isBefore(remembered.until());
      case NeedsReauth _ -> true;
    };
  }

  private static Held held(Account account, TokenState state) {
    return switch (state) {
      case Held held -> held;
      case Refused refused ->
          throw new VendorException(
              refused.outcome(),
              refused.why()
                  + "; the same credentials are not sent again before "
                  + refused.until().truncatedTo(ChronoUnit.SECONDS),
              refused.status(),
              Map.of(),
              null,
              null);
      case NeedsReauth(String why, var since) ->
          throw new VendorException(
              Outcome.UNAUTHORIZED,
              account.connector().label()
                  + " no longer lets this account in ("
                  + why
                  + ", since "
                  + since
                  + "): its owner has to authorise it again",
              0,
              Map.of(),
              null,
              null);
    };
  }
}
