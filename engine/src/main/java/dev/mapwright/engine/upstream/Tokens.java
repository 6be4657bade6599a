package dev.mapwright.engine.upstream;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Auth.TokenSource;
import dev.mapwright.engine.connector.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.token.SingleFlight;
import dev.mapwright.engine.upstream.token.TokenKey;
import dev.mapwright.engine.upstream.token.TokenState;
import dev.mapwright.engine.upstream.token.TokenState.Held;
import dev.mapwright.engine.upstream.token.TokenState.NeedsReauth;
import dev.mapwright.engine.upstream.token.TokenStore;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens of all accounts, each fetched once however many threads want it. Thread-safe. */
final class Tokens {
  private final TokenStore store;
  private final TokenRequests requests;
  private final InstantSource clock;
  private final SingleFlight<TokenKey, TokenState> flights = new SingleFlight<>();

  Tokens(TokenStore store, TokenRequests requests, InstantSource clock) {
    this.store = store;
    this.requests = requests;
    this.clock = clock;
  }

  /** The token to use now, fetched if there is none or its time has come. */
  Held current(Account account, TokenSource source, Budget budget) {
    TokenState state = store.load(TokenKey.of(account));
    return state != null && isUsable(state, 0)
        ? held(account, state)
        : renewed(account, source, 0, budget);
  }

  /** Another token than the one with the version that was refused. */
  Held renewed(Account account, TokenSource source, long refused, Budget budget) {
    TokenKey key = TokenKey.of(account);
    TokenState state =
        flights.run(
            key,
            budget.timeLeft(),
            () -> store.exclusively(key, () -> fetched(account, source, key, refused, budget)));
    return held(account, state);
  }

  private TokenState fetched(
      Account account, TokenSource source, TokenKey key, long refused, Budget budget) {
    TokenState known = store.load(key);
    if (known != null && isUsable(known, refused)) {
      return known; // meanwhile another thread or server got it
    }
    @Nullable Held old = known instanceof Held held ? held : null;
    TokenState fetched = requests.fetch(account, source, old, budget);
    store.save(key, fetched);
    return fetched;
  }

  private boolean isUsable(TokenState state, long refused) {
    return switch (state) {
      case Held held -> held.version() > refused && !held.isDue(clock.instant());
      case NeedsReauth _ -> true;
    };
  }

  private static Held held(Account account, TokenState state) {
    return switch (state) {
      case Held held -> held;
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
