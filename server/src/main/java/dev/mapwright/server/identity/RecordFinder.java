package dev.mapwright.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.upstream.auth.SingleFlight;
import dev.mapwright.server.store.StoreException;
import dev.mapwright.server.unified.UnifiedApi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds which record of an account is meant by an id of ours: in the index, or else by reading the
 * account's list. Safe for any number of threads; may block on the vendor.
 *
 * <p>An id says nothing of the record by itself, and another server may have given it out, or this
 * one before its index was lost. So an unknown id makes the list be read, within bounds, and at
 * most once at a time for an account: who asks meanwhile waits for the same.
 */
public final class RecordFinder {
  private static final Duration MISS_LIFETIME = Duration.ofMinutes(10);
  private static final int MOST_MISSES = 100_000;

  private final IdentityIndex index;
  private final IdWalks walks;
  private final SingleFlight<IdWalks.Scope, IdWalks.End> flights = new SingleFlight<>();
  private final Cache<Sought, Boolean> misses;

  private record Sought(IdWalks.Scope scope, UUID id) {}

  /**
   * Makes a finder.
   *
   * @param api reads the lists
   * @param index what is known, and what learns from the lists
   * @param clock what time it is
   */
  public RecordFinder(UnifiedApi api, IdentityIndex index, InstantSource clock) {
    this.index = index;
    this.walks = new IdWalks(api, index, clock);
    this.misses =
        Caffeine.newBuilder()
            .maximumSize(MOST_MISSES)
            .expireAfterWrite(MISS_LIFETIME)
            .ticker(IdWalks.ticker(clock))
            .build();
  }

  /**
   * The vendor's id of a record.
   *
   * @param account whose
   * @param resource such as {@code candidates}
   * @param id ours
   * @return empty if there is none, as far as could be seen; remembered for ten minutes
   * @throws EngineException if the account's list cannot be read
   * @throws StoreException if the store cannot be used
   */
  public Optional<String> find(Account account, String resource, UUID id) {
    IdWalks.Scope scope = new IdWalks.Scope(account.id(), resource);
    Sought sought = new Sought(scope, id);
    while (true) {
      Optional<String> known = index.remoteId(account.id(), resource, id);
      if (known.isPresent() || misses.getIfPresent(sought) != null || walks.isFresh(scope)) {
        return known;
      }
      IdWalks.End end =
          flights.run(scope, IdWalks.MOST_TIME, () -> walks.walk(account, resource, id));
      known = index.remoteId(account.id(), resource, id);
      if (known.isPresent()) {
        return known;
      }
      if (end != IdWalks.End.FOUND) {
        misses.put(sought, true);
        return Optional.empty();
      }
      // Another's id was found, and the walk ended there: on from that place, for our own.
    }
  }
}
