package dev.mapwright.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Links by which customers connect, by their hashes. Thread-safe. */
public final class LinkTable {
  /** For so long one that has ended is known as such. */
  private static final long KEPT = Duration.ofDays(30).toMillis();

  private final Database database;

  LinkTable(Database database) {
    this.database = database;
  }

  /** Adds a link, and forgets those that ended long ago. */
  public void add(LinkRow row, long now) {
    database.inTransaction(handle -> {
      handle.execute("DELETE FROM link WHERE expires_at < ?", now - KEPT);
      return handle.execute(
          "INSERT INTO link (hash, account, reconnects, integrations, tenant_id, environment,"
              + " language, redirect_uri, frame_origin, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
              + " ?, ?)",
          row.hash(),
          row.account(),
          row.reconnects(),
          String.join(" ", row.integrations()),
          row.tenantId(),
          row.environment(),
          row.language(),
          row.redirectUri(),
          row.frameOrigin(),
          row.expiresAt());
    });
  }

  /** The link of a hash, used and ended ones included. */
  public Optional<LinkRow> find(String hash) {
    return database.inTransaction(handle ->
        handle
            .select(
                "SELECT hash, account, reconnects, integrations, tenant_id, environment, language,"
                    + " redirect_uri, frame_origin, expires_at, used_at FROM link WHERE hash = ?",
                hash)
            .map((row, _) -> row(row))
            .findOne());
  }

  /** Notes that a link was used; whether it had not been before. */
  public boolean use(String hash, long now) {
    return database.inTransaction(handle ->
        handle.execute("UPDATE link SET used_at = ? WHERE hash = ? AND used_at IS NULL", now, hash)
            > 0);
  }

  private static LinkRow row(ResultSet row) throws SQLException {
    List<String> integrations =
        Stream.of(row.getString(4).split(" ", -1)).filter(Predicate.not(String::isEmpty)).toList();
    long usedAt = row.getLong(11);
    Long used = row.wasNull() ? null : Long.valueOf(usedAt);
    return new LinkRow(
        row.getString(1),
        row.getString(2),
        row.getBoolean(3),
        integrations,
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getLong(10),
        used);
  }
}
