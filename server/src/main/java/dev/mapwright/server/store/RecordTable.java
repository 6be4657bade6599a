package dev.mapwright.server.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of records. Thread-safe. */
public final class RecordTable {
  private final Database database;

  RecordTable(Database database) {
    this.database = database;
  }

  /**
   * Reads rows and writes what becomes of them, in one transaction. Rows are written in the order
   * of their ids, so that two servers never wait for each other.
   *
   * @param ids of rows that may be there
   * @param change from the rows that are there to those to be written; called again if the database
   *     went away meanwhile
   */
  public void update(
      Collection<UUID> ids, Function<Map<UUID, RecordRow>, SortedMap<UUID, RecordRow>> change) {
    database.inTransaction(handle -> {
      Connection connection = handle.getConnection();
      Map<UUID, RecordRow> known = read(connection, ids);
      SortedMap<UUID, RecordRow> changed = change.apply(known);
      insert(connection, changed, known.keySet());
      overwrite(connection, changed, known.keySet());
      return true;
    });
  }

  /** The vendor's id of a record, if it was noted. */
  public Optional<String> remoteId(UUID id) {
    return database.inTransaction(handle ->
        handle
            .select("SELECT remote_id FROM record WHERE id = ?", id)
            .mapTo(String.class)
            .findOne());
  }

  private static Map<UUID, RecordRow> read(Connection connection, Collection<UUID> ids)
      throws SQLException {
    Map<UUID, RecordRow> known = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, scope, remote_id, modified_at, list_hashes, list_digest, full_hashes,"
                + " full_digest FROM record WHERE id = ANY(?)")) {
      Array array = connection.createArrayOf("uuid", ids.toArray());
      select.setArray(1, array);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.put(row.getObject(1, UUID.class), row(row));
        }
      }
      array.free();
    }
    return known;
  }

  private static RecordRow row(ResultSet row) throws SQLException {
    return new RecordRow(
        row.getInt(2),
        row.getString(3),
        row.getLong(4),
        row.getBytes(5),
        digest(row, 6),
        row.getBytes(7),
        digest(row, 8));
  }

  private static @Nullable Long digest(ResultSet row, int column) throws SQLException {
    long digest = row.getLong(column);
    return row.wasNull() ? null : digest;
  }

  /** Of a record that another server has noted meanwhile, that one's row stays. */
  private static void insert(
      Connection connection, SortedMap<UUID, RecordRow> rows, Set<UUID> known) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO record (modified_at, list_hashes, list_digest, full_hashes, full_digest,"
                + " id, scope, remote_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO"
                + " NOTHING")) {
      boolean any = false;
      for (Map.Entry<UUID, RecordRow> entry : rows.entrySet()) {
        if (!known.contains(entry.getKey())) {
          bind(insert, entry.getKey(), entry.getValue());
          insert.setInt(7, entry.getValue().scope());
          insert.setString(8, entry.getValue().remoteId());
          insert.addBatch();
          any = true;
        }
      }
      if (any) {
        insert.executeBatch();
      }
    }
  }

  private static void overwrite(
      Connection connection, SortedMap<UUID, RecordRow> rows, Set<UUID> known) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE record SET modified_at = ?, list_hashes = ?, list_digest = ?, full_hashes = ?,"
                + " full_digest = ? WHERE id = ?")) {
      boolean any = false;
      for (Map.Entry<UUID, RecordRow> entry : rows.entrySet()) {
        if (known.contains(entry.getKey())) {
          bind(update, entry.getKey(), entry.getValue());
          update.addBatch();
          any = true;
        }
      }
      if (any) {
        update.executeBatch();
      }
    }
  }

  private static void bind(PreparedStatement statement, UUID id, RecordRow row)
      throws SQLException {
    statement.setLong(1, row.modifiedAt());
    statement.setBytes(2, row.list());
    statement.setObject(3, row.listDigest(), Types.BIGINT);
    statement.setBytes(4, row.full());
    statement.setObject(5, row.fullDigest(), Types.BIGINT);
    statement.setObject(6, id);
  }
}
