package dev.mapwright.server.sync;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.identity.IdentityIndex;
import dev.mapwright.server.identity.RecordIds;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.store.ErasureTable.Erased;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreException;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncTable;
import dev.mapwright.server.unified.UnifiedApi;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the records of accounts, and knows what changed. Safe for any number of threads; to be
 * started once, and closed before what it reads and writes is.
 */
public final class Syncs implements AutoCloseable {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final int MOST_KNOWN = 50_000;

  private final SyncParts parts;
  private final SyncWorkers workers;

  /** Lists ask for each page; what other servers do is seen within seconds. */
  private final Cache<Kept, Optional<SyncTable.Sync>> known =
      Caffeine.newBuilder().maximumSize(MOST_KNOWN).expireAfterWrite(FRESH).build();

  private final CountDownLatch closed = new CountDownLatch(1);

  /** Whose records. */
  private record Kept(String account, String resource) {}

  private Syncs(SyncParts parts) {
    this.parts = parts;
    this.workers = new SyncWorkers(parts, this::forget);
  }

  /**
   * Of these accounts; nothing is done yet.
   *
   * @param keeper of the store where records are kept
   * @param index since when records are as they are
   * @param api reads them
   */
  public static Syncs of(
      Keeper keeper,
      IdentityIndex index,
      UnifiedApi api,
      Accounts accounts,
      UnifiedModels models,
      SyncSettings settings) {
    return new Syncs(SyncParts.of(keeper, index, api, accounts, models, settings));
  }

  /** Begins to sync what is due. */
  public void start() {
    workers.start();
  }

  /** Where records are kept. */
  public Store store() {
    return parts.store();
  }

  /** Opens the forms of records. */
  public RecordVault vault() {
    return parts.vault();
  }

  /** How often. */
  public SyncSettings settings() {
    return parts.settings();
  }

  /**
   * Asks for a run, which begins when there is a place for it; an account that was not synced is
   * from now on.
   *
   * @param kind {@link SyncRunRow#FULL}, or {@link SyncRunRow#INCREMENTAL} for what changed, where
   *     the vendor tells that
   * @return the run, or the one that is under way already
   */
  public SyncRunRow ask(String account, String resource, String kind) {
    int scope = parts.store().numbers().scope(account, resource);
    parts.store().syncs().add(List.of(scope), false);
    SyncRunRow run = parts.store().syncRuns().ask(scope, kind).orElseThrow();
    workers.call();
    return run;
  }

  /** How the syncs of an account stand, by resource. */
  public List<SyncTable.Sync> of(String account) {
    return parts.store().syncs().ofAccount(account);
  }

  /** How the sync of an account's resource stands; empty where it is not synced. */
  public Optional<SyncTable.Sync> find(String account, String resource) {
    return of(account).stream().filter(sync -> sync.resource().equals(resource)).findFirst();
  }

  /**
   * The records that are kept of an account; empty before all of them were read once, and where the
   * database is away, so that what can be read without it is.
   */
  public Optional<KeptRecords> kept(String account, String resource) {
    Kept kept = new Kept(account, resource);
    try {
      return known
          .get(kept, this::find)
          .filter(sync -> sync.row().wholeRun() != null)
          .map(sync -> new KeptRecords(this, sync));
    } catch (StoreException _) {
      known.put(kept, Optional.empty()); // nobody waits for it again so soon
      return Optional.empty();
    }
  }

  private Optional<SyncTable.Sync> find(Kept kept) {
    return find(kept.account, kept.resource);
  }

  /** A sync may stand otherwise now. */
  void forget() {
    known.invalidateAll();
  }

  /**
   * Says how often an account's resource is synced by itself.
   *
   * @param millis 0 for never; null for as often as others
   */
  public void setPeriod(String account, String resource, @Nullable Long millis) {
    int scope = parts.store().numbers().scope(account, resource);
    parts.store().syncs().add(List.of(scope), false);
    parts.store().syncs().setPeriod(scope, millis, parts.settings().period());
    workers.call();
  }

  /** An account is synced no more, and what was kept of its records is removed. */
  public Erased stop(String account) {
    Erased erased = parts.store().erasure().kept(account);
    forget();
    return erased;
  }

  /** Removes what is kept of one record, which is taken up no more. */
  public Erased erase(String account, String resource, UUID id) {
    int scope = parts.store().numbers().scope(account, resource);
    Erased erased = parts.store().erasure().record(account, scope, id);
    parts.index().forget();
    return erased;
  }

  /** Our id of a record. */
  public UUID idOf(String account, String resource, String remoteId) {
    return RecordIds.of(account, resource, remoteId);
  }

  /** Waits; whether it was closed meanwhile. */
  public boolean isClosedWithin(Duration time) throws InterruptedException {
    return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What is worked on is gone on with after the next start. */
  @Override
  public void close() {
    closed.countDown();
    workers.close();
  }
}
