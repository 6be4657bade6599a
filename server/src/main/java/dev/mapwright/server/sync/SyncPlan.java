package dev.mapwright.server.sync;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.sync.SyncWalks;
import dev.mapwright.server.store.SyncRow;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncRunTable.Beginning;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a run reads: everything, or what changed since the last.
 *
 * @param walks what there is to choose from
 * @param settings how often everything is read
 */
record SyncPlan(SyncWalks walks, SyncSettings settings) {

  /** How a run begins that is asked for, or due. */
  Beginning begin(
      Account account,
      String resource,
      UnifiedModel model,
      SyncRow sync,
      @Nullable String asked,
      long now) {
    boolean isRemapped =
        sync.mapping() != null && !sync.mapping().equals(SyncWalks.mapping(account));
    Long watermark = sync.watermark();
    Long wholeAt = sync.wholeAt();
    if (watermark != null
        && wholeAt != null
        && !isRemapped
        && !List.of(sync.lacking().split(",", -1)).contains(SyncWalks.UPDATED.root())
        && !SyncRunRow.FULL.equals(asked)
        && (asked != null || isRecent(wholeAt, now))) {
      OptionalLong from =
          walks.changesFrom(account, resource, model, watermark, sync.earlierWatermark());
      if (from.isPresent()) {
        return new Beginning(SyncRunRow.INCREMENTAL, from.getAsLong(), false);
      }
    }
    return new Beginning(SyncRunRow.FULL, null, isRemapped);
  }

  /** A moment that is yet to come is one from before the clock was set back. */
  private boolean isRecent(long wholeAt, long now) {
    return wholeAt <= now && now - wholeAt < settings.fullEvery().toMillis();
  }
}
