package dev.mapwright.server.sync.serve;

import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.store.SyncCounts;
import dev.mapwright.server.store.SyncRow;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Syncs and their runs, as callers see them. */
final class SyncForms {
  private SyncForms() {}

  /**
   * How a sync stands.
   *
   * @param run that is under way or was the last; null for none
   * @param records how many are kept
   * @param lastChange the number of the account's last change
   * @param others the period of syncs that have none of their own
   */
  static JsonTree sync(
      SyncTable.Sync sync,
      @Nullable SyncRunRow run,
      long records,
      long lastChange,
      @Nullable Duration others) {
    SyncRow row = sync.row();
    Long period = row.period();
    Duration own = period == null ? null : Duration.ofMillis(period);
    return JsonTree.of("integrated_account_id", sync.account())
        .with("resource", sync.resource())
        .with("status", row.status())
        .with("is_running", row.isHeld())
        .with("records", records)
        .with("last_change", lastChange)
        .with("every", every(own == null ? others : own))
        .with("next_at", moment(row.dueAt()))
        .with("last_whole_at", moment(row.wholeAt()))
        .with(
            "lacking", row.lacking().isEmpty() ? List.of() : List.of(row.lacking().split(",", -1)))
        .with("run", run == null ? null : run(run, sync.account(), sync.resource()));
  }

  private static @Nullable String every(@Nullable Duration period) {
    if (period == null || period.isZero()) {
      return null;
    }
    long seconds = period.toSeconds();
    return seconds % 86_400 == 0
        ? seconds / 86_400 + "d"
        : seconds % 3_600 == 0
            ? seconds / 3_600 + "h"
            : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  /** A run. */
  static JsonTree run(SyncRunRow run, String account, String resource) {
    return JsonTree.of("id", id(run.number()))
        .with("integrated_account_id", account)
        .with("resource", resource)
        .with("status", status(run))
        .with("kind", run.kind())
        .with("ignore_previous_run", run.kind().equals(SyncRunRow.FULL))
        .with("is_asked_for", run.isAsked())
        .with("is_remapped", run.isRemapped())
        .with("error", run.error())
        .with("created_at", moment(run.madeAt()))
        .with("started_at", moment(run.beganAt()))
        .with("finished_at", moment(run.endedAt()))
        .with("since", moment(run.since()))
        .with("resource_stats", JsonTree.of(resource, counts(run.counts()).value()));
  }

  private static String status(SyncRunRow run) {
    return switch (run.state()) {
      case SyncRunRow.WAITING -> "created";
      case SyncRunRow.COMPLETE -> "completed";
      default -> run.state();
    };
  }

  private static JsonTree counts(SyncCounts counts) {
    return JsonTree.of("pages", counts.pages())
        .with("records", counts.records())
        .with("created", counts.created())
        .with("updated", counts.updated())
        .with("unchanged", counts.unchanged())
        .with("deleted", counts.removed())
        .with("left_out", counts.leftOut());
  }

  static String id(long run) {
    return "run_" + run;
  }

  static @Nullable String moment(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }
}
