package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.account.Account;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncTable;
import dev.mapwright.server.sync.Syncs;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the sync of an account stands, as dialects tell it.
 *
 * @param dialect the form
 * @param syncs all of them
 */
record SyncState(Dialect dialect, Syncs syncs) {

  /** The answer of a path; begins a run over everything where the path does. */
  @Nullable Object answer(Dialect.SyncPath path, Account account) {
    if (path.begins()) {
      SyncRunRow _ = syncs.ask(account.id(), dialect.resource(), SyncRunRow.FULL);
    }
    return path.answer().of(form(account));
  }

  private Map<String, ?> form(Account account) {
    SyncTable.Sync sync = syncs.find(account.id(), dialect.resource()).orElse(null);
    if (sync == null) {
      return JsonTree.of("is_running", false).with("is_first", true).with("records", 0L).value();
    }
    SyncRunRow run =
        syncs.store().syncRuns().page(sync.row().scope(), Long.MAX_VALUE, 1).stream()
            .findFirst()
            .orElse(null);
    boolean isWaiting = run != null && run.state().equals(SyncRunRow.WAITING);
    JsonTree form =
        JsonTree.of("status", sync.row().status())
            .with("is_running", sync.row().isHeld() || isWaiting)
            .with("is_first", sync.row().wholeRun() == null)
            .with("records", syncs.store().synced().count(sync.row().scope()))
            .withPresent("next_at", moment(sync.row().dueAt()));
    if (run != null) {
      form.withPresent("began_at", moment(run.beganAt()))
          .withPresent("ended_at", moment(run.endedAt()))
          .withPresent("error", run.error());
    }
    return form.value();
  }

  private static @Nullable String moment(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }
}
