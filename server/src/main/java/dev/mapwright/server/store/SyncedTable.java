package dev.mapwright.server.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Records that are kept. Each change of one gets a number, and later changes of an account get
 * greater ones: whoever sees one has seen, or can see, all with smaller ones. Only who holds the
 * sync writes. Thread-safe.
 */
public final class SyncedTable {
  static final SealedColumn COLUMN = new SealedColumn("synced_account", "account");

  private static final String ROWS =
      "SELECT r.id, r.remote_id, r.first_change, r.change, r.modified_at, r.deleted_at, f.sealed"
          + " FROM synced_record r LEFT JOIN synced_form f ON f.id = r.id";

  private final Database database;
  private final DatabaseClock clock;

  SyncedTable(Database database) {
    this.database = database;
    this.clock = new DatabaseClock(database.location());
  }

  /** What an account's key is sealed for. */
  public static String place(String account) {
    return COLUMN.place(account);
  }

  /**
   * The key that seals an account's records; made where there is none.
   *
   * @param make from the place that it is sealed for to a new one
   */
  public SealedValue key(String account, Function<String, SealedValue> make) {
    return database.inTransaction(handle -> {
      List<SealedValue> there = keys(handle, account);
      if (there.isEmpty()) {
        SealedValue made = make.apply(place(account));
        handle.execute(
            "INSERT INTO synced_account (account, change, epoch, key_id, sealed) VALUES (?, 0, ?,"
                + " ?, ?) ON CONFLICT DO NOTHING",
            account,
            clock.now(handle),
            made.keyId(),
            made.bytes());
        there = keys(handle, account);
      }
      return there.getFirst();
    });
  }

  private static List<SealedValue> keys(Handle handle, String account) {
    return handle
        .select("SELECT key_id, sealed FROM synced_account WHERE account = ?", account)
        .map((row, _) -> new SealedValue(row.getString(1), row.getBytes(2)))
        .list();
  }

  /** What is known of records, without their forms. */
  public Map<UUID, SyncedPage.Known> known(Collection<UUID> ids) {
    return database.inTransaction(handle ->
        byId(
            handle.getConnection(),
            "SELECT id, digest, modified_at, deleted_at IS NOT NULL, erased FROM synced_record"
                + " WHERE id = ANY(?)",
            ids,
            row ->
                new SyncedPage.Known(
                    row.getLong(2), row.getLong(3), row.getBoolean(4), row.getBoolean(5))));
  }

  /** The forms of records, sealed. */
  public Map<UUID, byte[]> forms(Collection<UUID> ids) {
    return database.inTransaction(handle ->
        byId(
            handle.getConnection(),
            "SELECT id, sealed FROM synced_form WHERE id = ANY(?)",
            ids,
            row -> row.getBytes(2)));
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> Map<UUID, T> byId(
      Connection connection, String select, Collection<UUID> ids, Reading<T> reading)
      throws SQLException {
    Map<UUID, T> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      Array array = connection.createArrayOf("uuid", ids.toArray());
      statement.setArray(1, array);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.put(row.getObject(1, UUID.class), reading.of(row));
        }
      }
      array.free();
    }
    return found;
  }

  /**
   * Writes a page.
   *
   * @return false if another server holds the sync, and nothing was written
   */
  public boolean write(SyncTable.Sync sync, String owner, SyncedPage page) {
    int scope = sync.row().scope();
    return database.inTransaction(handle -> {
      if (!SyncTable.lock(handle, scope, owner)) {
        return false;
      }
      long now = clock.now(handle);
      Connection connection = handle.getConnection();
      List<SyncedPage.Changed> changed = notErased(connection, page.changed());
      if (!changed.isEmpty()) {
        long first = numbers(handle, sync.account(), changed.size());
        new SyncedWriter(connection, scope, page, now).write(changed, first);
        tell(handle, sync, page, changed, now);
      }
      mark(handle, page.run(), page.unchanged());
      page.digests()
          .forEach((id, digest) ->
              handle.execute("UPDATE synced_record SET digest = ? WHERE id = ?", digest, id));
      SyncRunTable.count(handle, page.run(), page.place(), page.counts());
      handle.execute("UPDATE sync SET failures = 0 WHERE scope = ? AND failures > 0", scope);
      return true;
    });
  }

  private static void tell(
      Handle handle,
      SyncTable.Sync sync,
      SyncedPage page,
      List<SyncedPage.Changed> changed,
      long now) {
    if (page.events() == SyncedPage.Events.NONE) {
      return;
    }
    List<DeliveryTable.Happened> coming = new ArrayList<>();
    List<DeliveryTable.Happened> others = new ArrayList<>();
    for (SyncedPage.Changed record : changed) {
      (record.isComing() ? coming : others)
          .add(new DeliveryTable.Happened(record.id(), record.isComing() ? "created" : "updated"));
    }
    DeliveryTable.records(handle, sync, coming, false, now);
    DeliveryTable.records(handle, sync, others, page.events() != SyncedPage.Events.ALL, now);
  }

  /** One may have been erased since it was looked at. */
  private static List<SyncedPage.Changed> notErased(
      Connection connection, List<SyncedPage.Changed> changed) throws SQLException {
    List<UUID> known =
        changed.stream().filter(row -> row.known() != null).map(SyncedPage.Changed::id).toList();
    if (known.isEmpty()) {
      return changed;
    }
    Map<UUID, Boolean> erased =
        byId(
            connection,
            "SELECT id, erased FROM synced_record WHERE id = ANY(?) AND erased",
            known,
            row -> row.getBoolean(2));
    return changed.stream().filter(row -> !erased.containsKey(row.id())).toList();
  }

  /** The first of so many new numbers; nobody else gets any of the account before the end. */
  static long numbers(Handle handle, String account, int count) {
    handle.execute(
        "UPDATE synced_account SET change = change + ? WHERE account = ?", count, account);
    return handle
            .select("SELECT change FROM synced_account WHERE account = ?", account)
            .mapTo(Long.class)
            .one()
        - count
        + 1;
  }

  private static void mark(Handle handle, long run, Collection<UUID> ids) throws SQLException {
    if (!ids.isEmpty()) {
      withIds(
          handle.getConnection(),
          "UPDATE synced_record SET run = " + run + " WHERE id = ANY(?)",
          ids);
    }
  }

  /** Does something with all rows of these ids. */
  static void withIds(Connection connection, String statement, Collection<UUID> ids)
      throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      Array array = connection.createArrayOf("uuid", ids.toArray());
      prepared.setArray(1, array);
      int _ = prepared.executeUpdate();
      array.free();
    }
  }

  /**
   * A record that a run did not see.
   *
   * @param run the last that saw it
   */
  public record Missing(UUID id, String remoteId, long change, long run) {}

  /**
   * Records that are kept and that no run since this one has seen, in the order of their last
   * changes.
   *
   * @param after the change behind which to begin
   */
  public List<Missing> missing(int scope, long run, long after, int limit) {
    return database.inTransaction(handle ->
        handle
            .select(
                "SELECT id, remote_id, change, run FROM synced_record WHERE scope = ? AND change >"
                    + " ? AND run < ? AND deleted_at IS NULL ORDER BY scope, change LIMIT ?",
                scope,
                after,
                run,
                limit)
            .map((row, _) ->
                new Missing(
                    row.getObject(1, UUID.class), row.getString(2), row.getLong(3), row.getLong(4)))
            .list());
  }

  /** How many there are that no run since this one has seen. */
  public long countMissing(int scope, long run) {
    return database.inTransaction(handle ->
        handle
            .select(
                "SELECT COUNT(*) FROM synced_record WHERE scope = ? AND run < ? AND deleted_at IS"
                    + " NULL",
                scope,
                run)
            .mapTo(Long.class)
            .one());
  }

  /**
   * Notes that records are gone, or that they are there after all.
   *
   * @return false if another server holds the sync, and nothing was written
   */
  public boolean remove(
      SyncTable.Sync sync, String owner, long run, List<UUID> gone, List<UUID> there) {
    return database.inTransaction(handle -> {
      if (!SyncTable.lock(handle, sync.row().scope(), owner)) {
        return false;
      }
      Connection connection = handle.getConnection();
      mark(handle, run, there);
      if (!gone.isEmpty()) {
        long now = clock.now(handle);
        bury(connection, gone, numbers(handle, sync.account(), gone.size()), now, false);
        DeliveryTable.records(
            handle,
            sync,
            gone.stream().map(id -> new DeliveryTable.Happened(id, "deleted")).toList(),
            false,
            now);
        SyncCounts removed = new SyncCounts(0, 0, 0, 0, 0, gone.size(), 0);
        SyncRunTable.count(handle, run, null, removed);
      }
      return true;
    });
  }

  /** What stays of a record that is gone: that it was there. */
  static void bury(Connection connection, List<UUID> gone, long first, long now, boolean isErased)
      throws SQLException {
    try (PreparedStatement record =
            connection.prepareStatement(
                "UPDATE synced_record SET change = ?, event = ?, deleted_at = ?, modified_at = CASE"
                    + " WHEN modified_at < ? THEN ? ELSE modified_at + 1 END, erased = ?, remote_id"
                    + " = CASE WHEN ? THEN '' ELSE remote_id END WHERE id = ?");
        PreparedStatement form =
            connection.prepareStatement("DELETE FROM synced_form WHERE id = ?")) {
      long number = first;
      for (UUID id : gone) {
        record.setLong(1, number);
        record.setLong(2, number);
        record.setLong(3, now);
        record.setLong(4, now);
        record.setLong(5, now);
        record.setBoolean(6, isErased);
        record.setBoolean(7, isErased);
        record.setObject(8, id);
        record.addBatch();
        form.setObject(1, id);
        form.addBatch();
        number++;
      }
      int[] _ = record.executeBatch();
      int[] _ = form.executeBatch();
    }
  }

  /**
   * Records in the order of their last changes, those that are gone included.
   *
   * @param after the change behind which to begin; 0 for the beginning
   */
  public List<SyncedRow> changes(int scope, long after, int limit) {
    return rows(
        ROWS + " WHERE r.scope = ? AND r.change > ? ORDER BY r.scope, r.change LIMIT ?",
        scope,
        after,
        limit);
  }

  /** A record; null where there never was one. */
  public @Nullable SyncedRow find(UUID id) {
    List<SyncedRow> found = rows(ROWS + " WHERE r.id = ?", id);
    return found.isEmpty() ? null : found.getFirst();
  }

  /**
   * Records that are there, in the order of their ids.
   *
   * @param after the id behind which to begin
   * @param modifiedFrom none that was modified before
   */
  public List<SyncedRow> page(int scope, UUID after, long modifiedFrom, int limit) {
    return rows(
        ROWS
            + " WHERE r.scope = ? AND r.id > ? AND r.deleted_at IS NULL AND r.modified_at >= ?"
            + " ORDER BY r.scope, r.id LIMIT ?",
        scope,
        after,
        modifiedFrom,
        limit);
  }

  private List<SyncedRow> rows(String select, Object... values) {
    return database.inTransaction(handle ->
        handle
            .select(select, values)
            .map((row, _) ->
                new SyncedRow(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    SyncTable.number(row, 6),
                    row.getBytes(7)))
            .list());
  }

  /** How many records are there. */
  public long count(int scope) {
    return database.inTransaction(handle ->
        handle
            .select(
                "SELECT COUNT(*) FROM synced_record WHERE scope = ? AND deleted_at IS NULL", scope)
            .mapTo(Long.class)
            .one());
  }

  /**
   * A place among an account's changes.
   *
   * @param epoch another one for an account of the same id that is made anew
   */
  public record Place(long epoch, long change) {}

  /** The last change of an account's records. */
  public Place lastChange(String account) {
    return database.inTransaction(handle ->
        handle
            .select("SELECT epoch, change FROM synced_account WHERE account = ?", account)
            .map((row, _) -> new Place(row.getLong(1), row.getLong(2)))
            .findOne()
            .orElse(new Place(0, 0)));
  }
}
