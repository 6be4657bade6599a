package dev.mapwright.server.sync;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.GetResult;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncTable;
import dev.mapwright.server.store.SyncedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a whole run did not see, which is gone. Where a walk may miss somebody who is there,
 * each is asked for by itself, or has to be missing from two whole runs.
 */
final class Removals {
  private static final int BATCH = 500;

  /** More are not asked for by themselves: they wait for another whole run. */
  private static final int MOST_ASKED = 1_000;

  /** So many missing, and more than half of all, look like a vendor that has lost its head. */
  private static final int MANY = 100;

  private final SyncParts parts;
  private final SyncTable.Sync sync;
  private final String owner;
  private final Account account;
  private final SyncRunRow run;
  private final @Nullable Long wholeRunBefore;
  private final boolean mayMiss;
  private final boolean isUnsure;
  private int asked;

  /**
   * Behind a run that read everything.
   *
   * @param leftOut how many records it could not map: they are there, and nobody knows which they
   *     are
   */
  Removals(
      SyncParts parts,
      SyncTable.Sync sync,
      String owner,
      Account account,
      SyncRunRow run,
      Source source,
      long leftOut) {
    this.parts = parts;
    this.sync = sync;
    this.owner = owner;
    this.account = account;
    this.run = run;
    this.wholeRunBefore = sync.row().wholeRun();
    this.mayMiss = source.pagination().countsRows() || source.misses() != null;
    this.isUnsure = leftOut > 0;
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
    boolean tooMany = missing >= MANY && missing > table.count(scope) / 2;
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
        switch (look(record, tooMany)) {
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

  private enum Found {
    GONE,
    THERE,
    UNKNOWN
  }

  private Found look(SyncedTable.Missing record, boolean tooMany) {
    boolean isMissingTwice = wholeRunBefore != null && record.run() < wholeRunBefore;
    if (tooMany || (!mayMiss && !isUnsure)) {
      return !tooMany || isMissingTwice ? Found.GONE : Found.UNKNOWN;
    }
    if (isMissingTwice && !isUnsure) {
      return Found.GONE;
    }
    return asked++ < MOST_ASKED ? ask(record.remoteId()) : Found.UNKNOWN;
  }

  private Found ask(String remoteId) {
    try {
      GetResult _ =
          parts
              .api()
              .get(
                  new GetCall(
                      account,
                      sync.resource(),
                      remoteId,
                      new Wants(false, Set.of(), false),
                      Map.of(),
                      CallOptions.DEFAULT.inBackground()));
      return Found.THERE;
    } catch (CallerException e) {
      return e.kind() == CallerException.Kind.NOT_FOUND ? Found.GONE : Found.UNKNOWN;
    } catch (ConnectorException _) {
      return Found.THERE; // it cannot be mapped, which says that it is there
    }
  }
}
