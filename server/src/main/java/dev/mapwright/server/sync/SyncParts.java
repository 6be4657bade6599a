package dev.mapwright.server.sync;

import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.sync.SyncWalks;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.identity.IdentityIndex;
import dev.mapwright.server.identity.RecordDigests;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.unified.UnifiedApi;

/**
 * What syncs are made of.
 *
 * @param store where records are kept
 * @param vault seals them
 * @param index since when records are as they are
 * @param digests tell whether they are as they were
 * @param api reads them
 * @param accounts whose they are
 * @param models what they are
 * @param settings how often
 */
record SyncParts(
    Store store,
    RecordVault vault,
    IdentityIndex index,
    RecordDigests digests,
    UnifiedApi api,
    Accounts accounts,
    UnifiedModels models,
    SyncSettings settings) {

  static SyncParts of(
      Keeper keeper,
      IdentityIndex index,
      UnifiedApi api,
      Accounts accounts,
      UnifiedModels models,
      SyncSettings settings) {
    Store store = keeper.store();
    return new SyncParts(
        store,
        new RecordVault(keeper),
        index,
        new RecordDigests(store),
        api,
        accounts,
        models,
        settings);
  }

  SyncWalks walks() {
    return new SyncWalks(api::explain);
  }

  SyncPlan plan() {
    return new SyncPlan(walks(), settings);
  }
}
