package dev.mapwright.server.webhook;

import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.store.DeliveryRow;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncedRow;
import dev.mapwright.server.sync.RecordVault;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is told of events: records as they are when they are sent.
 *
 * @param store where they are kept
 * @param vault opens them
 */
record EventBodies(Store store, RecordVault vault) {

  Map<String, ?> body(DeliveryRow row) {
    UUID subject = row.subject();
    JsonTree data =
        JsonTree.of("integrated_account_id", row.account()).with("resource", row.resource());
    if (subject == null) {
      account(row, data);
    } else {
      record(row, subject, data);
    }
    return JsonTree.of("type", row.type())
        .with("timestamp", Instant.ofEpochMilli(row.madeAt()).toString())
        .with("data", data)
        .value();
  }

  private void record(DeliveryRow row, UUID id, JsonTree data) {
    SyncedRow kept = store.synced().find(id);
    data.with("id", id.toString())
        .with("remote_id", kept == null || kept.remoteId().isEmpty() ? null : kept.remoteId())
        .with("modified_at", kept == null ? null : moment(kept.modifiedAt()))
        .with("deleted_at", kept == null ? null : moment(kept.deletedAt()))
        .with("record", kept == null ? null : fields(row.account(), kept));
  }

  private @Nullable Map<String, Object> fields(String account, SyncedRow kept) {
    byte[] sealed = kept.sealed();
    return sealed == null ? null : vault.open(account, kept.id(), sealed);
  }

  private void account(DeliveryRow row, JsonTree data) {
    Long number = row.run();
    SyncRunRow run = number == null ? null : store.syncRuns().find(number).orElse(null);
    if (run == null) {
      return;
    }
    data.with("sync_job_run_id", "run_" + run.number())
        .with("kind", run.kind())
        .with("is_remapped", run.isRemapped())
        .with("error", run.error())
        .with("records", run.counts().records())
        .with("created", run.counts().created())
        .with("updated", run.counts().updated())
        .with("deleted", run.counts().removed())
        .with("left_out", run.counts().leftOut());
  }

  private static @Nullable String moment(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }
}
