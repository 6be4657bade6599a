package dev.mapwright.server.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.upstream.auth.TokenKey;
import dev.mapwright.engine.upstream.auth.TokenState;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.seal.KeySource;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreException;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens in the store: they outlive a server, and two servers never fetch one at once. */
@Timeout(180)
class StoredTokensTest {
  private static final TokenKey ACME = new TokenKey("acme", "credentials");
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  @TempDir Path folder;

  private StoredTokens tokens(Store store) {
    return new StoredTokens(store, new Keeper(store, KeySource.in(folder)));
  }

  private static TokenState.Held held(String refresh, long version) {
    return new TokenState.Held(
        Map.of("access_token", "a-" + version, "refresh_token", refresh), NOON, version);
  }

  static List<TokenState> states() {
    return List.of(
        held("r-1", 1),
        new TokenState.Held("a text", null, 7),
        new TokenState.Held(Map.of("refresh_token", "r"), Instant.MIN, 2),
        new TokenState.Refused("no", 401, Outcome.UNAUTHORIZED, NOON, null),
        new TokenState.Refused("no", 403, Outcome.FORBIDDEN, NOON, held("r-1", 1)),
        new TokenState.NeedsReauth("invalid_grant", NOON));
  }

  @ParameterizedTest
  @EnumSource
  void everyStateOutlivesTheServer(TestDatabase database) {
    StoreLocation location = database.empty(folder);
    for (TokenState state : states()) {
      try (Store store = Store.open(location)) {
        tokens(store).save(ACME, state);
      }
      try (Store store = Store.open(location)) {
        assertThat(tokens(store).load(ACME)).isEqualTo(state);
        assertThat(tokens(store).load(new TokenKey("acme", "others"))).isNull();
        assertThat(tokens(store).load(new TokenKey("other", "credentials"))).isNull();
      }
    }
  }

  @Test
  void aTokenThatIsKnownNeedsNoDatabase() {
    Store store = Store.open(StoreLocation.in(folder));
    StoredTokens tokens = tokens(store);
    tokens.save(ACME, held("r-1", 1));
    assertThat(tokens.load(new TokenKey("other", "credentials"))).isNull();
    store.close();

    assertThat(tokens.load(ACME)).isEqualTo(held("r-1", 1));
    assertThat(tokens.load(new TokenKey("other", "credentials"))).isNull();
  }

  @Test
  void whatCouldNotBeWrittenIsWrittenBeforeTheNextFetch() throws Exception {
    StoreLocation location = TestDatabase.POSTGRESQL.empty(folder);
    String database = location.toString().substring(location.toString().indexOf('/') + 1);
    try (Store store = Store.open(location)) {
      StoredTokens tokens = tokens(store);
      tokens.save(ACME, held("r-1", 1));
      TestDatabase.execute("ALTER DATABASE " + database + " CONNECTION LIMIT 0");
      TestDatabase.execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS false");
      TestDatabase.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
              + database
              + "'");

      assertThatThrownBy(() -> tokens.save(ACME, held("r-2", 2)))
          .isInstanceOf(StoreException.class);
      assertThat(tokens.load(ACME)).as("what is not written is not used").isEqualTo(held("r-1", 1));

      TestDatabase.execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
      TestDatabase.execute("ALTER DATABASE " + database + " CONNECTION LIMIT -1");
      assertThat(tokens.exclusively(ACME, () -> Objects.requireNonNull(tokens.load(ACME))))
          .isEqualTo(held("r-2", 2));
    }
    try (Store store = Store.open(location)) {
      assertThat(tokens(store).load(ACME)).isEqualTo(held("r-2", 2));
    }
  }

  /** A server may not have heard yet that the customer has consented anew. */
  @ParameterizedTest
  @EnumSource
  void whatComesOfOldCredentialsLeavesTheTokenOfTheNewOnes(TestDatabase database) {
    TokenKey renewed = new TokenKey("acme", "credentials of the new consent");
    List<TokenState> ofTheOldOnes =
        List.of(
            held("r-1", 1),
            new TokenState.Refused("no", 401, Outcome.UNAUTHORIZED, NOON, null),
            new TokenState.NeedsReauth("invalid_grant", NOON));
    try (Store store = Store.open(database.empty(folder))) {
      StoredTokens idle = tokens(store);
      tokens(store).save(renewed, held("r-9", 9));
      for (TokenState old : ofTheOldOnes) {
        idle.exclusively(
            ACME,
            () -> {
              idle.save(ACME, old);
              return true;
            });

        assertThat(tokens(store).load(renewed)).isEqualTo(held("r-9", 9));
        assertThat(tokens(store).load(ACME)).isEqualTo(old);
      }
    }
  }

  /** What nobody uses any more is not kept for ever. */
  @ParameterizedTest
  @EnumSource
  void theTokenOfFormerCredentialsGoesAfterAMonth(TestDatabase database) {
    TokenKey renewed = new TokenKey("acme", "new");
    TokenKey other = new TokenKey("other", "credentials");
    try (Store store = Store.open(database.empty(folder))) {
      Keeper keeper = new Keeper(store, KeySource.in(folder));
      new StoredTokens(store, keeper, () -> NOON).save(ACME, held("r-1", 1));
      new StoredTokens(store, keeper, () -> NOON).save(other, held("r-5", 5));
      Instant soon = NOON.plus(Duration.ofDays(29));
      new StoredTokens(store, keeper, () -> soon).save(renewed, held("r-2", 2));
      assertThat(tokens(store).load(ACME)).isEqualTo(held("r-1", 1));

      Instant late = NOON.plus(Duration.ofDays(31));
      new StoredTokens(store, keeper, () -> late).save(renewed, held("r-3", 3));

      assertThat(tokens(store).load(ACME)).isNull();
      assertThat(tokens(store).load(renewed)).isEqualTo(held("r-3", 3));
      assertThat(tokens(store).load(other)).isEqualTo(held("r-5", 5));
    }
  }

  /** A vendor that takes each refresh token once, and is asked by two servers at once. */
  @Test
  void twoServersNeverSendARefreshTokenTwice() throws Exception {
    int refreshes = Integer.getInteger("mapwright.refreshes", 100);
    StoreLocation location = TestDatabase.POSTGRESQL.empty(folder);
    RotatingTokens vendor = new RotatingTokens("r-1");
    try (Store first = Store.open(location);
        Store second = Store.open(location)) {
      List<StoredTokens> servers = List.of(tokens(first), tokens(second));
      servers.getFirst().save(ACME, held("r-1", 1));
      List<Callable<Long>> callers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        StoredTokens server = servers.get(i % 2);
        callers.add(() -> refreshUntil(refreshes, server, vendor));
      }
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Long> done : threads.invokeAll(callers)) {
          assertThat(done.get()).isGreaterThanOrEqualTo(refreshes);
        }
      }
    }
    assertThat(vendor.refused()).isZero();
    assertThat(vendor.given()).isGreaterThanOrEqualTo(refreshes - 1);
  }

  /** As a server does whose token is refused again and again: fetches another, or finds one. */
  private static long refreshUntil(int version, StoredTokens server, RotatingTokens vendor) {
    TokenState.Held held = (TokenState.Held) Objects.requireNonNull(server.load(ACME));
    while (held.version() < version) {
      TokenState.Held refused = held;
      held = server.exclusively(ACME, () -> fetched(server, refused, vendor));
    }
    return held.version();
  }

  private static TokenState.Held fetched(
      StoredTokens server, TokenState.Held refused, RotatingTokens vendor) {
    TokenState.Held newest = (TokenState.Held) Objects.requireNonNull(server.load(ACME));
    if (newest.version() > refused.version()) {
      return newest;
    }
    Map<?, ?> token = (Map<?, ?>) newest.token();
    String refresh = vendor.refresh(String.valueOf(token.get("refresh_token")));
    TokenState.Held fetched = held(refresh, newest.version() + 1);
    server.save(ACME, fetched);
    return fetched;
  }
}
