package dev.mapwright.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Accounts that were made while the server ran. Thread-safe. */
public final class AccountTable {
  static final SealedColumn COLUMN = new SealedColumn("account", "id");

  private static final String COLUMNS =
      "SELECT id, connector, tenant_id, environment, blocked, created_at, updated_at, key_id,"
          + " sealed";

  /** A page of accounts may have as many texts, which nobody reads. */
  private static final String LISTED = COLUMNS + ", NULL FROM account";

  private static final String WHOLE = COLUMNS + ", overlay FROM account";

  private final Database database;

  AccountTable(Database database) {
    this.database = database;
  }

  /** What accounts' credentials are sealed for. */
  public static String place(String id) {
    return COLUMN.place(id);
  }

  /** What came of adding one. */
  public enum Added {
    DONE,
    ID_TAKEN,
    TOKEN_TAKEN
  }

  /**
   * Which accounts are wanted; null for all.
   *
   * @param id the only one
   */
  public record Filter(
      @Nullable String id,
      @Nullable String connector,
      @Nullable String tenantId,
      @Nullable String environment) {}

  /** Adds an account whose id and token nobody else has. */
  public Added add(AccountRow row, byte[] tokenHash) {
    return database.inTransaction(handle -> {
      int added =
          handle.execute(
              "INSERT INTO account (id, connector, tenant_id, environment, blocked, token_hash,"
                  + " created_at, updated_at, key_id, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                  + " ON CONFLICT DO NOTHING",
              row.id(),
              row.connector(),
              row.tenantId(),
              row.environment(),
              row.isBlocked(),
              tokenHash,
              row.createdAt(),
              row.updatedAt(),
              row.credentials().keyId(),
              row.credentials().bytes());
      if (added > 0) {
        AccountEventTable.note(handle, row.id(), null, row.createdAt());
        return Added.DONE;
      }
      return find(handle, row.id(), "").isPresent() ? Added.ID_TAKEN : Added.TOKEN_TAKEN;
    });
  }

  /**
   * Changes an account that nobody else changes meanwhile; empty if there is none.
   *
   * @param forgetToken whether its credentials are others: what is known of its token is of use no
   *     more, and syncs that wait for that go on
   */
  public Optional<AccountRow> update(
      String id, boolean forgetToken, UnaryOperator<AccountRow> change) {
    return database.inTransaction(handle -> {
      Optional<AccountRow> changed = find(handle, id, " FOR UPDATE").map(change);
      String previous = AccountEventTable.status(handle, id);
      changed.ifPresent(row -> {
        handle.execute(
            "UPDATE account SET tenant_id = ?, environment = ?, blocked = ?, updated_at = ?,"
                + " key_id = ?, sealed = ? WHERE id = ?",
            row.tenantId(),
            row.environment(),
            row.isBlocked(),
            row.updatedAt(),
            row.credentials().keyId(),
            row.credentials().bytes(),
            id);
        if (forgetToken) {
          handle.execute("DELETE FROM token WHERE account = ?", id);
          SyncTable.connectedAnew(handle, id, row.updatedAt());
        }
        AccountEventTable.note(handle, id, previous, row.updatedAt());
      });
      return changed;
    });
  }

  /**
   * Lays something over an account's connector.
   *
   * @param overlay null for nothing more
   * @return whether there is such an account
   */
  public boolean lay(String id, @Nullable String overlay, long now) {
    return database.inTransaction(handle ->
        handle.execute(
                "UPDATE account SET overlay = ?, updated_at = ? WHERE id = ?", overlay, now, id)
            > 0);
  }

  /** Removes an account with its token; whether there was one. */
  public boolean remove(String id) {
    return database.inTransaction(handle -> {
      handle.execute("DELETE FROM token WHERE account = ?", id);
      return handle.execute("DELETE FROM account WHERE id = ?", id) > 0;
    });
  }

  /** The account of an id. */
  public Optional<AccountRow> find(String id) {
    return database.inTransaction(handle -> find(handle, id, ""));
  }

  /** The id of the account with a token of this hash. */
  public Optional<String> findByToken(byte[] hash) {
    return database.inTransaction(handle ->
        handle
            .select("SELECT id FROM account WHERE token_hash = ?", hash)
            .mapTo(String.class)
            .findOne());
  }

  /** The names of all connectors that have accounts. */
  public List<String> connectors() {
    return database.inTransaction(handle -> DistinctValues.of(handle, "account", "connector"));
  }

  /**
   * Accounts in the order of their ids.
   *
   * @param after the id after which to begin; empty for the beginning
   */
  public List<AccountRow> page(Filter filter, String after, int limit) {
    AccountQuery query = new AccountQuery(filter, after, limit);
    return database.inTransaction(handle ->
        handle.select(LISTED + query.clauses(), query.values()).map((row, _) -> row(row)).list());
  }

  private static Optional<AccountRow> find(Handle handle, String id, String lock) {
    return handle.select(WHOLE + " WHERE id = ?" + lock, id).map((row, _) -> row(row)).findOne();
  }

  private static AccountRow row(ResultSet row) throws SQLException {
    return new AccountRow(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getBoolean(5),
        row.getLong(6),
        row.getLong(7),
        new SealedValue(row.getString(8), row.getBytes(9)),
        row.getString(10));
  }
}
