package dev.mapwright.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Where events are sent, and which server sends them. Thread-safe. */
public final class WebhookTable {
  static final SealedColumn COLUMN = new SealedColumn("webhook", "id");

  private static final String COLUMNS =
      "SELECT id, types, account, remapped, enabled, created_at, failing, rest_until, key_id,"
          + " sealed FROM webhook";

  private final Database database;
  private final DatabaseClock clock;

  WebhookTable(Database database) {
    this.database = database;
    this.clock = new DatabaseClock(database.location());
  }

  /** What a webhook's address and secret are sealed for. */
  public static String place(String id) {
    return COLUMN.place(id);
  }

  /** The time by the database's clock, in milliseconds since 1970. */
  public long now() {
    return database.inTransaction(clock::now);
  }

  /** Adds one. */
  public void add(WebhookRow row) {
    database.inTransaction(handle ->
        handle.execute(
            "INSERT INTO webhook (id, types, account, remapped, enabled, created_at, failing,"
                + " rest_until, key_id, sealed) VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, ?)",
            row.id(),
            String.join(",", row.types()),
            row.account(),
            row.isRemapped(),
            row.isEnabled(),
            row.createdAt(),
            row.target().keyId(),
            row.target().bytes()));
  }

  /** One of them. */
  public Optional<WebhookRow> find(String id) {
    return database.inTransaction(
        handle -> handle.select(COLUMNS + " WHERE id = ?", id).map((row, _) -> row(row)).findOne());
  }

  /** All, in the order of their ids. */
  public List<WebhookRow> all() {
    return database.inTransaction(
        handle -> handle.select(COLUMNS + " ORDER BY id").map((row, _) -> row(row)).list());
  }

  /** Those that want events of an account. */
  static List<WebhookRow> of(Handle handle, String account) {
    return handle
        .select(COLUMNS + " WHERE enabled AND (account IS NULL OR account = ?)", account)
        .map((row, _) -> row(row))
        .list();
  }

  /** Sends to it, or does not; what is to be sent stays. Whether there is one. */
  public boolean enable(String id, boolean isEnabled) {
    return database.inTransaction(handle ->
        handle.execute(
                "UPDATE webhook SET enabled = ?, failing = 0, rest_until = 0 WHERE id = ?",
                isEnabled,
                id)
            > 0);
  }

  /** Removes one with all that was to be sent to it; whether there was one. */
  public boolean remove(String id) {
    return database.inTransaction(handle -> {
      handle.execute("DELETE FROM delivery WHERE webhook = ?", id);
      return handle.execute("DELETE FROM webhook WHERE id = ?", id) > 0;
    });
  }

  /** Those to which something is to be sent now, and to which no server sends. */
  public List<String> due() {
    return database.inTransaction(handle -> {
      long now = clock.now(handle);
      return handle
          .select(
              "SELECT w.id FROM webhook w WHERE w.enabled AND w.rest_until <= ? AND (w.owner IS"
                  + " NULL OR w.held_until < ?) AND EXISTS (SELECT 1 FROM delivery d WHERE"
                  + " d.webhook = w.id AND d.due_at <= ?) ORDER BY w.id",
              now,
              now,
              now)
          .mapTo(String.class)
          .list();
    });
  }

  /** Takes one, so that no other server sends to it; also to go on holding it. */
  public boolean hold(String id, String owner, Duration lease) {
    return database.inTransaction(handle -> {
      long now = clock.now(handle);
      // A lease that ends later than any can is one from before the clock was set back.
      return handle.execute(
              "UPDATE webhook SET owner = ?, held_until = ? WHERE id = ? AND enabled AND (owner ="
                  + " ? OR owner IS NULL OR held_until < ? OR held_until > ?)",
              owner,
              now + lease.toMillis(),
              id,
              owner,
              now,
              now + 2 * lease.toMillis())
          > 0;
    });
  }

  /** Gives back one, and says that it takes what is sent. */
  public void release(String id, String owner) {
    database.inTransaction(handle ->
        handle.execute(
            "UPDATE webhook SET owner = NULL, held_until = NULL WHERE id = ? AND owner = ?",
            id,
            owner));
  }

  /** It takes what is sent. */
  public void works(String id) {
    database.inTransaction(handle ->
        handle.execute("UPDATE webhook SET failing = 0 WHERE id = ? AND failing > 0", id));
  }

  /** Sends nothing to one for some time. */
  public void rest(String id, Duration time) {
    database.inTransaction(handle ->
        handle.execute(
            "UPDATE webhook SET failing = failing + 1, rest_until = ? WHERE id = ?",
            clock.now(handle) + time.toMillis(),
            id));
  }

  private static WebhookRow row(ResultSet row) throws SQLException {
    String types = row.getString(2);
    return new WebhookRow(
        row.getString(1),
        types.isEmpty() ? List.of() : List.of(types.split(",", -1)),
        row.getString(3),
        row.getBoolean(4),
        row.getBoolean(5),
        row.getLong(6),
        row.getInt(7),
        row.getLong(8),
        new SealedValue(row.getString(9), row.getBytes(10)));
  }
}
