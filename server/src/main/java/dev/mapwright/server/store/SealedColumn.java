package dev.mapwright.server.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The sealed values of a table.
 *
 * @param table its name, which is also the beginning of each value's place
 * @param key the column of its primary key, a text
 */
record SealedColumn(String table, String key) {
  private static final int BATCH = 200;

  /** A value and its place. */
  record Placed(String name, SealedValue value) {}

  String place(String name) {
    return table + "/" + name;
  }

  /** The ids of the keys that sealed something here. */
  List<String> keyIds(Handle handle) {
    return DistinctValues.of(handle, table, "key_id");
  }

  /**
   * Some of the values that another key than this one sealed, in the order of their names.
   *
   * @param after the name after which to begin; empty for the beginning
   */
  List<Placed> sealedByOthers(Handle handle, String keyId, String after) {
    return handle
        .select(
            "SELECT "
                + key
                + ", key_id, sealed FROM "
                + table
                + " WHERE "
                + key
                + " > ? AND key_id <> ? ORDER BY "
                + key
                + " LIMIT "
                + BATCH,
            after,
            keyId)
        .map((row, _) ->
            new Placed(row.getString(1), new SealedValue(row.getString(2), row.getBytes(3))))
        .list();
  }

  /** Replaces values, save those that somebody else has replaced meanwhile. */
  void replace(Handle handle, List<Placed> before, List<SealedValue> after) {
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE " + table + " SET key_id = ?, sealed = ? WHERE " + key + " = ? AND sealed = ?");
    for (int i = 0; i < before.size(); i++) {
      batch.add(
          after.get(i).keyId(),
          after.get(i).bytes(),
          before.get(i).name(),
          before.get(i).value().bytes());
    }
    int[] _ = batch.execute();
  }
}
