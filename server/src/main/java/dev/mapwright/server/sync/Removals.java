package dev.mapwright.server.sync;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.sync.MissingRecords;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncTable;
import dev.mapwright.server.store.SyncedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what a whole run did not see, and removes what is gone of it. */
final class Removals {
  private static final int BATCH = 500;

  private final SyncParts parts;
  private final SyncTable.Sync sync;
  private final String owner;
  private final Account account;
  private final SyncRunRow run;
  private final @Nullable Long wholeRunBefore;
  private final boolean mayMiss;
  private final long leftOut;

  /**
   * Behind a run that read everything.
   *
   * @param mayMiss whether it may have missed somebody who is there
   * @param leftOut how many records it could not map: they are there, and nobody knows which they
   *     are
   */
  Removals(
      SyncParts parts,
      SyncTable.Sync sync,
      String owner,
      Account account,
      SyncRunRow run,
      boolean mayMiss,
      long leftOut) {
    this.parts = parts;
    this.sync = sync;
    this.owner = owner;
    this.account = account;
    this.run = run;
    this.wholeRunBefore = sync.row().wholeRun();
    this.mayMiss = mayMiss;
    this.leftOut = leftOut;
  }

  /**
   * Notes what is gone.
   *
   * @throws LostLeaseException if another server has taken over
   */
  void find() {
    SyncedTable table = parts.store().synced();
    int scope = sync.row().scope();
    long missing = table.countMissing(scope, run.number());
    MissingRecords judged =
        new MissingRecords(
            parts.api()::get,
            account,
            sync.resource(),
            mayMiss,
            leftOut,
            missing,
            table.count(scope));
    long after = 0;
    while (missing > 0) {
      List<SyncedTable.Missing> some = table.missing(scope, run.number(), after, BATCH);
      if (some.isEmpty()) {
        return;
      }
      after = some.getLast().change();
      List<UUID> gone = new ArrayList<>();
      List<UUID> there = new ArrayList<>();
      for (SyncedTable.Missing record : some) {
        boolean isMissingTwice = wholeRunBefore != null && record.run() < wholeRunBefore;
        switch (judged.look(record.remoteId(), isMissingTwice)) {
          case GONE -> gone.add(record.id());
          case THERE -> there.add(record.id());
          case UNKNOWN -> {}
        }
      }
      if (!table.remove(sync, owner, run.number(), gone, there)) {
        throw new LostLeaseException();
      }
    }
  }
}
