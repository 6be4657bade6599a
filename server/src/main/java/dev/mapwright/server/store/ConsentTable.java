package dev.mapwright.server.store;

import java.util.Optional;

/** Consents that customers are being asked for, each good once. Thread-safe. */
public final class ConsentTable {
  static final SealedColumn COLUMN = new SealedColumn("consent", "state");

  private final Database database;

  ConsentTable(Database database) {
    this.database = database;
  }

  /**
   * A consent that a customer is being asked for.
   *
   * @param state a hash of the state that comes back
   * @param browser a hash of what the browser was given that went to the vendor
   * @param expiresAt milliseconds since 1970
   * @param sealed what it is about
   */
  public record Row(String state, String browser, long expiresAt, SealedValue sealed) {}

  /** What a consent is sealed for. */
  public static String place(String state) {
    return COLUMN.place(state);
  }

  /** Adds one, and forgets those that have ended. */
  public void add(Row row, long now) {
    database.inTransaction(handle -> {
      handle.execute("DELETE FROM consent WHERE expires_at < ?", now);
      return handle.execute(
          "INSERT INTO consent (state, browser, expires_at, key_id, sealed) VALUES (?, ?, ?, ?, ?)",
          row.state(),
          row.browser(),
          row.expiresAt(),
          row.sealed().keyId(),
          row.sealed().bytes());
    });
  }

  /** The consent of a state. */
  public Optional<Row> find(String state) {
    return database.inTransaction(handle ->
        handle
            .select(
                "SELECT browser, expires_at, key_id, sealed FROM consent WHERE state = ?", state)
            .map((row, _) ->
                new Row(
                    state,
                    row.getString(1),
                    row.getLong(2),
                    new SealedValue(row.getString(3), row.getBytes(4))))
            .findOne());
  }

  /** Takes one away; whether it was there, which is so for one caller alone. */
  public boolean take(String state) {
    return database.inTransaction(
        handle -> handle.execute("DELETE FROM consent WHERE state = ?", state) > 0);
  }
}
