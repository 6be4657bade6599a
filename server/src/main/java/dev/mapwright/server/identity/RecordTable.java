package dev.mapwright.server.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The statements over the table of records. */
final class RecordTable {
  private RecordTable() {}

  /** Those of them that are known. */
  static Map<UUID, KnownRecord> read(Connection connection, List<UUID> ids) throws SQLException {
    Map<UUID, KnownRecord> known = new LinkedHashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, remote_id, modified_at, list_hashes, full_hashes FROM record"
                + " WHERE id = ANY(?)")) {
      select.setObject(1, ids.toArray());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.put(
              row.getObject(1, UUID.class),
              KnownRecord.of(row.getString(2), row.getLong(3), row.getBytes(4), row.getBytes(5)));
        }
      }
    }
    return known;
  }

  /** Keeps what changed of them. */
  static void write(Connection connection, Map<UUID, KnownRecord> records, int scope)
      throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement(
            "MERGE INTO record (id, scope, remote_id, modified_at, list_hashes, full_hashes)"
                + " KEY (id) VALUES (?, ?, ?, ?, ?, ?)")) {
      boolean any = false;
      for (Map.Entry<UUID, KnownRecord> entry : records.entrySet()) {
        KnownRecord record = entry.getValue();
        if (record.isChanged()) {
          merge.setObject(1, entry.getKey());
          merge.setInt(2, scope);
          merge.setString(3, record.remoteId());
          merge.setLong(4, record.modifiedAt());
          merge.setBytes(5, record.hashes(Depth.LIST).bytes());
          merge.setBytes(6, record.hashes(Depth.FULL).bytes());
          merge.addBatch();
          any = true;
        }
      }
      if (any) {
        merge.executeBatch();
      }
    }
  }

  /** The vendor's id of a record, if it was noted. */
  static Optional<String> remoteId(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT remote_id FROM record WHERE id = ?")) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }
}
