package dev.mapwright.server.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is known of accounts' tokens, sealed. Thread-safe. */
public final class TokenTable {
  static final SealedColumn COLUMN = new SealedColumn("token", "account");

  private final Database database;

  TokenTable(Database database) {
    this.database = database;
  }

  /**
   * What is known of an account's token.
   *
   * @param credentials a hash of what the account was set up with
   * @param kind in a word, which is no secret
   * @param sealed the state
   */
  public record Row(String credentials, String kind, SealedValue sealed) {}

  /** What an account's state is sealed for. */
  public static String place(String account) {
    return COLUMN.place(account);
  }

  /** What is known of an account's token. */
  public Optional<Row> find(String account) {
    return database.inTransaction(handle ->
        handle
            .select(
                "SELECT credentials, state, key_id, sealed FROM token WHERE account = ?", account)
            .map((row, _) ->
                new Row(
                    row.getString(1),
                    row.getString(2),
                    new SealedValue(row.getString(3), row.getBytes(4))))
            .findOne());
  }

  /**
   * Does some work while nobody on another server that shares this store does such work for the
   * same account. It may take its time.
   */
  public <T> T alone(String account, Supplier<T> work) {
    return database.alone("token " + account, work);
  }

  /** Those of the accounts whose tokens are in a state, with their credentials' hashes. */
  public Map<String, String> inState(String kind, Collection<String> accounts) {
    return database.inTransaction(handle -> {
      Map<String, String> found = new HashMap<>();
      handle
          .createQuery(
              "SELECT account, credentials FROM token WHERE state = :kind AND account IN"
                  + " (<accounts>)")
          .bind("kind", kind)
          .bindList("accounts", List.copyOf(accounts))
          .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
      return found;
    });
  }

  /**
   * Keeps what is known, in place of what was.
   *
   * @param sparing the kind of what is left as it is where it is of other credentials; empty for
   *     none
   */
  public void save(String account, Row row, String sparing) {
    database.inTransaction(handle -> {
      int there =
          handle.execute(
              "UPDATE token SET credentials = ?, state = ?, key_id = ?, sealed = ? WHERE account ="
                  + " ? AND (credentials = ? OR state <> ?)",
              row.credentials(),
              row.kind(),
              row.sealed().keyId(),
              row.sealed().bytes(),
              account,
              row.credentials(),
              sparing);
      return there > 0
          ? there
          : handle.execute(
              "INSERT INTO token (credentials, state, key_id, sealed, account) VALUES (?, ?, ?, ?,"
                  + " ?) ON CONFLICT DO NOTHING",
              row.credentials(),
              row.kind(),
              row.sealed().keyId(),
              row.sealed().bytes(),
              account);
    });
  }
}
