package dev.mapwright.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Removes what is kept of accounts and of single persons. Thread-safe. */
public final class ErasureTable {
  private static final int BATCH = 2_000;

  private final Database database;
  private final DatabaseClock clock;

  ErasureTable(Database database) {
    this.database = database;
    this.clock = new DatabaseClock(database.location());
  }

  /**
   * What was removed.
   *
   * @param records that were kept, those of whom only was known that they are gone included
   * @param ids which record an id means, and since when it is as it is
   * @param runs of syncs
   */
  public record Erased(long records, long ids, long runs) {
    /** Nothing. */
    public static final Erased NOTHING = new Erased(0, 0, 0);
  }

  /**
   * Removes all records of an account, and stops its syncs: whoever works on one writes no more.
   * First the key that opens them goes, so that what comes after need not be waited for.
   */
  public Erased account(String account) {
    return erase(account, true);
  }

  /** The same, but for which record an id means, and since when it is as it is. */
  public Erased kept(String account) {
    return erase(account, false);
  }

  private Erased erase(String account, boolean withIds) {
    List<Integer> scopes = database.inTransaction(handle -> scopes(handle, account));
    long runs = database.inTransaction(handle -> syncs(handle, account, scopes));
    long records = 0;
    long ids = 0;
    for (int scope : scopes) {
      records += all(scope, "synced_record");
      ids += withIds ? all(scope, "record") : 0;
    }
    return new Erased(records, ids, runs);
  }

  private static long syncs(Handle handle, String account, List<Integer> scopes) {
    handle.execute("DELETE FROM synced_account WHERE account = ?", account);
    handle.execute("DELETE FROM delivery WHERE account = ?", account);
    long runs = 0;
    for (int scope : scopes) {
      handle.execute("DELETE FROM sync WHERE scope = ?", scope);
      runs += handle.execute("DELETE FROM sync_run WHERE scope = ?", scope);
    }
    return runs;
  }

  private static List<Integer> scopes(Handle handle, String account) {
    return handle
        .select("SELECT number FROM scope WHERE account = ?", account)
        .mapTo(Integer.class)
        .list();
  }

  private long all(int scope, String table) {
    long all = 0;
    int some;
    do {
      some = database.inTransaction(handle -> some(handle, scope, table));
      all += some;
    } while (some > 0);
    return all;
  }

  private static int some(Handle handle, int scope, String table) throws SQLException {
    List<UUID> ids =
        handle
            .select("SELECT id FROM " + table + " WHERE scope = ? LIMIT " + BATCH, scope)
            .mapTo(UUID.class)
            .list();
    if (!ids.isEmpty()) {
      Connection connection = handle.getConnection();
      if (table.equals("synced_record")) {
        SyncedTable.withIds(connection, "DELETE FROM synced_form WHERE id = ANY(?)", ids);
      }
      SyncedTable.withIds(connection, "DELETE FROM " + table + " WHERE id = ANY(?)", ids);
    }
    return ids.size();
  }

  /**
   * Removes what is kept of one record. That it was removed stays, by our id alone, so that a sync
   * takes it up no more.
   *
   * @return what was removed; nothing where nothing was kept
   */
  public Erased record(String account, int scope, UUID id) {
    return database.inTransaction(handle -> {
      // Whoever writes a page waits, and then sees it.
      List<Integer> _ =
          handle
              .select("SELECT scope FROM sync WHERE scope = ? FOR UPDATE", scope)
              .mapTo(Integer.class)
              .list();
      handle.execute("DELETE FROM delivery WHERE subject = ?", id);
      int ids = handle.execute("DELETE FROM record WHERE id = ? AND scope = ?", id, scope);
      boolean isKept =
          handle
              .select(
                  "SELECT id FROM synced_record WHERE id = ? AND scope = ? AND NOT erased",
                  id,
                  scope)
              .mapTo(UUID.class)
              .findOne()
              .isPresent();
      if (isKept) {
        long number = SyncedTable.numbers(handle, account, 1);
        long now = clock.now(handle);
        SyncedTable.bury(handle.getConnection(), List.of(id), number, now, true);
      }
      return new Erased(isKept ? 1 : 0, ids, 0);
    });
  }
}
