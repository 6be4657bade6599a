package dev.mapwright.server.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * What is known of accounts' tokens, sealed: a row for each set of credentials, so that a server
 * that has not heard of new ones yet harms nothing that was got with them. Thread-safe.
 */
public final class TokenTable {
  static final SealedColumn COLUMN = new SealedColumn("token", "account");

  /** Longer than any server goes on with credentials that were replaced. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final Database database;

  TokenTable(Database database) {
    this.database = database;
  }

  /**
   * Whose token it is.
   *
   * @param account the account's id
   * @param credentials a hash of what the account was set up with
   */
  public record Key(String account, String credentials) {}

  /**
   * What is known of a token.
   *
   * @param kind in a word, which is no secret
   * @param sealed the state
   */
  public record Row(String kind, SealedValue sealed) {}

  /** What an account's state is sealed for. */
  public static String place(String account) {
    return COLUMN.place(account);
  }

  /** What is known of a token. */
  public Optional<Row> find(Key key) {
    return database.inTransaction(handle ->
        handle
            .select(
                "SELECT state, key_id, sealed FROM token WHERE account = ? AND credentials = ?",
                key.account,
                key.credentials)
            .map((row, _) ->
                new Row(row.getString(1), new SealedValue(row.getString(2), row.getBytes(3))))
            .findOne());
  }

  /**
   * Does some work while nobody on another server that shares this store does such work for the
   * same account. It may take its time.
   */
  public <T> T alone(String account, Supplier<T> work) {
    return database.alone("token " + account, work);
  }

  /** Which tokens of the accounts are in a state. */
  public Set<Key> inState(String kind, Collection<String> accounts) {
    return database.inTransaction(handle ->
        new HashSet<>(
            handle
                .createQuery(
                    "SELECT account, credentials FROM token WHERE state = :kind AND account IN"
                        + " (<accounts>)")
                .bind("kind", kind)
                .bindList("accounts", List.copyOf(accounts))
                .map((row, _) -> new Key(row.getString(1), row.getString(2)))
                .list()));
  }

  /**
   * Keeps what is known, in place of what was known of the same credentials. What is known of the
   * account's former ones goes after a month.
   *
   * @param now in milliseconds since 1970
   */
  public void save(Key key, Row row, long now) {
    database.inTransaction(handle -> {
      String previous = AccountEventTable.status(handle, key.account);
      if (!update(handle, key, row, now) && !insert(handle, key, row, now)) {
        update(handle, key, row, now); // another server has just written it
      }
      handle.execute(
          "DELETE FROM token WHERE account = ? AND credentials <> ? AND saved_at < ?",
          key.account,
          key.credentials,
          now - KEPT.toMillis());
      AccountEventTable.note(handle, key.account, previous, now);
      return true;
    });
  }

  private static boolean update(Handle handle, Key key, Row row, long now) {
    return handle.execute(
            "UPDATE token SET state = ?, saved_at = ?, key_id = ?, sealed = ? WHERE account = ? AND"
                + " credentials = ?",
            row.kind,
            now,
            row.sealed.keyId(),
            row.sealed.bytes(),
            key.account,
            key.credentials)
        > 0;
  }

  private static boolean insert(Handle handle, Key key, Row row, long now) {
    return handle.execute(
            "INSERT INTO token (state, saved_at, key_id, sealed, account, credentials) VALUES (?,"
                + " ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            row.kind,
            now,
            row.sealed.keyId(),
            row.sealed.bytes(),
            key.account,
            key.credentials)
        > 0;
  }
}
