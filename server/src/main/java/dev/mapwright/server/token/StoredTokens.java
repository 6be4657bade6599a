package dev.mapwright.server.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.engine.upstream.auth.TokenKey;
import dev.mapwright.engine.upstream.auth.TokenState;
import dev.mapwright.engine.upstream.auth.TokenStore;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreException;
import dev.mapwright.server.store.TokenTable;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tokens in the store, sealed. A token that is still good is not looked for in the database;
 * whoever fetches another looks there first, as another server may have got it.
 */
public final class StoredTokens implements TokenStore {
  private static final int MOST_KNOWN = 100_000;

  private final Store store;
  private final Keeper keeper;
  private final InstantSource clock;
  private final Cache<String, Known> known = Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  /** What could not be written: the vendor has forgotten what it replaces. */
  private final Map<String, Known> unsaved = new ConcurrentHashMap<>();

  /** In this store, sealed by these keys. */
  public StoredTokens(Store store, Keeper keeper) {
    this(store, keeper, InstantSource.system());
  }

  /** The same in a time of its own. */
  StoredTokens(Store store, Keeper keeper, InstantSource clock) {
    this.store = store;
    this.keeper = keeper;
    this.clock = clock;
  }

  /** A state, and with which credentials; without a state nothing is known of these. */
  private record Known(String credentials, @Nullable TokenState state) {}

  @Override
  public @Nullable TokenState load(TokenKey key) {
    Known found = known.getIfPresent(key.account());
    if (found == null || !found.credentials.equals(key.credentials())) {
      found = read(key);
    }
    return found.state;
  }

  private Known read(TokenKey key) {
    Optional<TokenTable.Row> row = store.tokens().find(key(key));
    TokenState state =
        row.map(there ->
                TokenStates.read(
                    keeper.seal().open(there.sealed(), TokenTable.place(key.account()))))
            .orElse(null);
    Known read = new Known(key.credentials(), state);
    known.put(key.account(), read);
    return read;
  }

  /**
   * {@inheritDoc}
   *
   * @throws StoreException if it cannot be written; it is tried again before the next fetch
   */
  @Override
  public void save(TokenKey key, TokenState state) {
    Known newest = new Known(key.credentials(), state);
    unsaved.put(key.account(), newest);
    write(key, state);
    unsaved.remove(key.account(), newest);
    known.put(key.account(), newest);
  }

  private void write(TokenKey key, TokenState state) {
    store
        .tokens()
        .save(
            key(key),
            new TokenTable.Row(
                TokenStates.kind(state),
                keeper.seal().seal(TokenStates.write(state), TokenTable.place(key.account()))),
            clock.millis());
  }

  static TokenTable.Key key(TokenKey key) {
    return new TokenTable.Key(key.account(), key.credentials());
  }

  @Override
  public <T> T exclusively(TokenKey key, Supplier<T> work) {
    ReentrantLock lock = locks.computeIfAbsent(key.account(), _ -> new ReentrantLock());
    lock.lock();
    try {
      return store
          .tokens()
          .alone(
              key.account(),
              () -> {
                Known left = unsaved.get(key.account());
                if (left != null && left.state != null) {
                  save(new TokenKey(key.account(), left.credentials), left.state);
                }
                Known _ = read(key);
                return work.get();
              });
    } finally {
      lock.unlock();
    }
  }
}
