package dev.mapwright.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Callers' keys, by their hashes. Thread-safe. */
public final class ApiKeyTable {
  private static final String COLUMNS =
      "SELECT id, name, rights, account, created_at, expires_at, revoked_at, used_at,"
          + " passes_on FROM api_key";

  private final Database database;

  ApiKeyTable(Database database) {
    this.database = database;
  }

  /** Adds a key. */
  public void add(ApiKeyRow row, byte[] hash) {
    database.inTransaction(handle ->
        handle.execute(
            "INSERT INTO api_key (id, name, hash, rights, account, created_at, expires_at,"
                + " passes_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row.id(),
            row.name(),
            hash,
            row.rights(),
            row.account(),
            row.createdAt(),
            row.expiresAt(),
            row.passesOn()));
  }

  /** The key with this hash, revoked and expired ones included. */
  public Optional<ApiKeyRow> findByHash(byte[] hash) {
    return database.inTransaction(handle ->
        handle.select(COLUMNS + " WHERE hash = ?", hash).map((row, _) -> row(row)).findOne());
  }

  /**
   * Keys in the order of their ids.
   *
   * @param after the id after which to begin; empty for the beginning
   */
  public List<ApiKeyRow> page(String after, int limit) {
    return database.inTransaction(handle ->
        handle
            .select(COLUMNS + " WHERE id > ? ORDER BY id LIMIT ?", after, limit)
            .map((row, _) -> row(row))
            .list());
  }

  /** Revokes a key for good; empty if there is none. */
  public Optional<ApiKeyRow> revoke(String id, long now) {
    return database.inTransaction(handle -> {
      handle.execute(
          "UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", now, id);
      return find(handle, id);
    });
  }

  private static Optional<ApiKeyRow> find(Handle handle, String id) {
    return handle.select(COLUMNS + " WHERE id = ?", id).map((row, _) -> row(row)).findOne();
  }

  /** Notes that a key is used. */
  public void touch(String id, long now) {
    database.inTransaction(
        handle -> handle.execute("UPDATE api_key SET used_at = ? WHERE id = ?", now, id));
  }

  private static ApiKeyRow row(ResultSet row) throws SQLException {
    return new ApiKeyRow(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        time(row, 6),
        time(row, 7),
        time(row, 8),
        row.getBoolean(9));
  }

  private static @Nullable Long time(ResultSet row, int column) throws SQLException {
    long time = row.getLong(column);
    return row.wasNull() ? null : time;
  }
}
