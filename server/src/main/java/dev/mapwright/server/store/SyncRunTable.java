package dev.mapwright.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The runs of syncs. Thread-safe. */
public final class SyncRunTable {
  private static final Duration KEPT = Duration.ofDays(90);
  private static final int MOST_OF_A_SYNC = 500;
  private static final int LONGEST_ERROR = 1_000;

  private static final String COLUMNS =
      "SELECT number, scope, kind, asked, state, made_at, began_at, ended_at, since, place,"
          + " remapped, pages, records, created, updated, unchanged, removed, left_out, error FROM"
          + " sync_run";

  private final Database database;
  private final DatabaseClock clock;

  SyncRunTable(Database database) {
    this.database = database;
    this.clock = new DatabaseClock(database.location());
  }

  /** A run. */
  public Optional<SyncRunRow> find(long number) {
    return database.inTransaction(handle -> find(handle, number));
  }

  private static Optional<SyncRunRow> find(Handle handle, long number) {
    return handle.select(COLUMNS + " WHERE number = ?", number).map((row, _) -> row(row)).findOne();
  }

  /**
   * The runs of a sync, the newest first.
   *
   * @param before the number before which to begin; {@link Long#MAX_VALUE} for the newest
   */
  public List<SyncRunRow> page(int scope, long before, int limit) {
    return database.inTransaction(handle ->
        handle
            .select(
                COLUMNS
                    + " WHERE scope = ? AND number < ? ORDER BY scope DESC, number DESC LIMIT ?",
                scope,
                before,
                limit)
            .map((row, _) -> row(row))
            .list());
  }

  /**
   * Asks for a run, which begins at once. One that is under way, or was asked for and has not
   * begun, is not asked for again, unless it reads only what changed and everything is wanted.
   *
   * @return the run that there is now; empty if there is no such sync
   */
  public Optional<SyncRunRow> ask(int scope, String kind) {
    return database.inTransaction(handle -> {
      Optional<Long> current =
          handle
              .select("SELECT COALESCE(run, -1) FROM sync WHERE scope = ? FOR UPDATE", scope)
              .mapTo(Long.class)
              .findOne();
      if (current.isEmpty()) {
        return Optional.empty();
      }
      long now = clock.now(handle);
      Optional<SyncRunRow> there = find(handle, current.get());
      if (there.isPresent() && there.get().state().equals(SyncRunRow.WAITING)) {
        handle.execute(
            "UPDATE sync_run SET kind = ? WHERE number = ? AND kind <> ?",
            kind,
            current.get(),
            SyncRunRow.FULL);
      } else if (there.isEmpty()) {
        handle.execute(
            "UPDATE sync SET run = ? WHERE scope = ?",
            insert(handle, scope, kind, true, now),
            scope);
      }
      handle.execute("UPDATE sync SET due_at = ? WHERE scope = ?", now, scope);
      handle.execute("UPDATE sync_run SET error = NULL WHERE number = ?", current.get());
      return handle
          .select("SELECT run FROM sync WHERE scope = ?", scope)
          .mapTo(Long.class)
          .findOne()
          .flatMap(run -> find(handle, run));
    });
  }

  private static long insert(Handle handle, int scope, String kind, boolean isAsked, long now) {
    return handle
        .createUpdate(
            "INSERT INTO sync_run (scope, kind, asked, state, made_at, remapped, pages, records,"
                + " created, updated, unchanged, removed, left_out) VALUES (:scope, :kind, :asked,"
                + " :state, :now, FALSE, 0, 0, 0, 0, 0, 0, 0)")
        .bind("scope", scope)
        .bind("kind", kind)
        .bind("asked", isAsked)
        .bind("state", SyncRunRow.WAITING)
        .bind("now", now)
        .executeAndReturnGeneratedKeys("number")
        .mapTo(Long.class)
        .one();
  }

  /**
   * How a run begins.
   *
   * @param kind {@link SyncRunRow#FULL} or {@link SyncRunRow#INCREMENTAL}
   * @param since from when on changes are read; null where all is
   * @param isRemapped whether records were mapped otherwise in the run before
   */
  public record Beginning(String kind, @Nullable Long since, boolean isRemapped) {}

  /**
   * Begins the run that is asked for, or one that nobody asked for; empty if another server holds
   * the sync.
   */
  public Optional<SyncRunRow> begin(int scope, String owner, Beginning how) {
    return database.inTransaction(handle -> {
      if (!SyncTable.lock(handle, scope, owner)) {
        return Optional.empty();
      }
      long now = clock.now(handle);
      long number =
          handle
              .select("SELECT COALESCE(run, -1) FROM sync WHERE scope = ?", scope)
              .mapTo(Long.class)
              .one();
      if (number < 0) {
        number = insert(handle, scope, how.kind, false, now);
        handle.execute("UPDATE sync SET run = ? WHERE scope = ?", number, scope);
      }
      handle.execute(
          "UPDATE sync_run SET kind = ?, since = ?, remapped = ?, place = NULL, state = ?, began_at"
              + " = COALESCE(began_at, ?) WHERE number = ?",
          how.kind,
          how.since,
          how.isRemapped,
          SyncRunRow.RUNNING,
          now,
          number);
      return find(handle, number);
    });
  }

  /**
   * How a sync stands behind a run.
   *
   * @param isWhole whether the run read all that it was to read
   * @param status of the sync
   * @param error why it is not whole, in words
   * @param goesOn whether the same run is gone on with when the sync is next
   * @param pause after which it is next; null for after its period
   */
  public record Ending(
      boolean isWhole,
      String status,
      @Nullable String error,
      boolean goesOn,
      @Nullable Duration pause) {}

  /**
   * What a run that is whole leaves for the next.
   *
   * @param watermark up to when changes are known
   * @param mapping how records were mapped
   * @param lacking fields that the vendor's lists lack
   */
  public record Learnt(@Nullable Long watermark, String mapping, String lacking) {}

  /**
   * Ends a run, or puts it off, and gives the sync back.
   *
   * @param learnt null where it is not whole
   * @param period of syncs that have none of their own; null for none
   * @return false if another server holds the sync, and nothing was written
   */
  public boolean end(
      SyncRunRow run, String owner, Ending ending, @Nullable Learnt learnt, @Nullable Long period) {
    return database.inTransaction(handle -> {
      if (!SyncTable.lock(handle, run.scope(), owner)) {
        return false;
      }
      long now = clock.now(handle);
      String state =
          ending.isWhole
              ? SyncRunRow.COMPLETE
              : ending.goesOn ? SyncRunRow.RUNNING : SyncRunRow.FAILED;
      String error = ending.error;
      handle.execute(
          "UPDATE sync_run SET state = ?, ended_at = ?, error = ? WHERE number = ?",
          state,
          ending.goesOn ? null : now,
          error == null || error.length() <= LONGEST_ERROR
              ? error
              : error.substring(0, LONGEST_ERROR),
          run.number());
      giveBack(handle, run, ending, period, now);
      if (!ending.goesOn || !SyncTable.INCOMPLETE.equals(ending.status)) {
        tell(handle, run, ending, now);
      }
      if (learnt != null) {
        learn(handle, run, learnt);
      }
      forget(handle, run.scope(), now);
      return true;
    });
  }

  private static void tell(Handle handle, SyncRunRow run, Ending ending, long now) {
    SyncTable.Scope scope = SyncTable.scope(handle, run.scope());
    DeliveryTable.account(
        handle,
        scope.account(),
        scope.resource(),
        ending.isWhole ? DeliveryTable.SYNCED : DeliveryTable.FAILED,
        run.number(),
        now);
  }

  private static void giveBack(
      Handle handle, SyncRunRow run, Ending ending, @Nullable Long period, long now) {
    Duration pause = ending.pause;
    handle.execute(
        "UPDATE sync SET owner = NULL, held_until = NULL, status = ?, run = ?, failures = CASE WHEN"
            + " ? THEN 0 ELSE failures + 1 END, due_at = CASE WHEN CAST(? AS BIGINT) IS NOT NULL"
            + " THEN ? WHEN COALESCE(period, ?, 0) > 0 THEN ? + COALESCE(period, ?) ELSE NULL END"
            + " WHERE scope = ?",
        ending.status,
        ending.goesOn ? run.number() : null,
        ending.isWhole,
        pause == null ? null : pause.toMillis(),
        pause == null ? null : now + pause.toMillis(),
        period,
        now,
        period,
        run.scope());
  }

  private static void learn(Handle handle, SyncRunRow run, Learnt learnt) {
    handle.execute(
        "UPDATE sync SET earlier_watermark = watermark, watermark = ?, mapping = ?, lacking = ?"
            + " WHERE scope = ?",
        learnt.watermark,
        learnt.mapping,
        learnt.lacking,
        run.scope());
    if (run.kind().equals(SyncRunRow.FULL)) {
      handle.execute(
          "UPDATE sync SET whole_run = ?, whole_at = ? WHERE scope = ?",
          run.number(),
          run.beganAt(),
          run.scope());
    }
  }

  private static void forget(Handle handle, int scope, long now) {
    handle.execute(
        "DELETE FROM sync_run WHERE scope = ? AND ended_at < ?", scope, now - KEPT.toMillis());
    handle.execute(
        "DELETE FROM sync_run WHERE scope = ? AND ended_at IS NOT NULL AND number <= (SELECT number"
            + " FROM sync_run WHERE scope = ? ORDER BY scope DESC, number DESC LIMIT 1 OFFSET ?)",
        scope,
        scope,
        MOST_OF_A_SYNC);
  }

  /** What became of a run until now. */
  static void count(Handle handle, long number, @Nullable String place, SyncCounts more) {
    handle.execute(
        "UPDATE sync_run SET place = COALESCE(?, place), pages = pages + ?, records = records + ?,"
            + " created = created + ?, updated = updated + ?, unchanged = unchanged + ?, removed ="
            + " removed + ?, left_out = left_out + ? WHERE number = ?",
        place,
        more.pages(),
        more.records(),
        more.created(),
        more.updated(),
        more.unchanged(),
        more.removed(),
        more.leftOut(),
        number);
  }

  private static SyncRunRow row(ResultSet row) throws SQLException {
    return new SyncRunRow(
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        row.getBoolean(4),
        row.getString(5),
        row.getLong(6),
        SyncTable.number(row, 7),
        SyncTable.number(row, 8),
        SyncTable.number(row, 9),
        row.getString(10),
        row.getBoolean(11),
        new SyncCounts(
            row.getLong(12),
            row.getLong(13),
            row.getLong(14),
            row.getLong(15),
            row.getLong(16),
            row.getLong(17),
            row.getLong(18)),
        row.getString(19));
  }
}
