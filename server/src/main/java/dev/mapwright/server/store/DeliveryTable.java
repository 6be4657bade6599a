package dev.mapwright.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Events that are to be sent. They are noted in the transaction that makes them. Thread-safe. */
public final class DeliveryTable {
  static final String SYNCED = "account.synced";
  static final String FAILED = "account.failed";
  static final String NEEDS_REAUTH = "account.needs_reauth";

  private static final int LONGEST_ERROR = 300;
  private static final String COLUMNS =
      "SELECT d.number, d.webhook, d.account, d.resource, d.subject, d.type, d.run, d.made_at,"
          + " d.attempts, d.error FROM delivery d";

  private final Database database;
  private final DatabaseClock clock;

  DeliveryTable(Database database) {
    this.database = database;
    this.clock = new DatabaseClock(database.location());
  }

  /**
   * What became of a record.
   *
   * @param kind such as {@code updated}
   */
  record Happened(UUID record, String kind) {}

  /**
   * Notes what became of records.
   *
   * @param isRemapped whether they are only mapped otherwise
   */
  static void records(
      Handle handle, SyncTable.Sync sync, List<Happened> happened, boolean isRemapped, long now) {
    if (happened.isEmpty()) {
      return;
    }
    // The words of events are in the singular.
    String thing = sync.resource().replaceFirst("s$", "");
    for (WebhookRow webhook : WebhookTable.of(handle, sync.account())) {
      if (isRemapped && !webhook.isRemapped()) {
        continue;
      }
      PreparedBatch batch = handle.prepareBatch(INSERT);
      for (Happened event : happened) {
        String type = thing + "." + event.kind;
        if (wants(webhook, type)) {
          batch.add(
              webhook.id(), sync.account(), sync.resource(), event.record, type, null, now, now);
        }
      }
      if (batch.size() > 0) {
        int[] _ = batch.execute();
      }
    }
  }

  private static final String INSERT =
      "INSERT INTO delivery (webhook, account, resource, subject, type, run, made_at, attempts,"
          + " due_at) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)";

  private static boolean wants(WebhookRow webhook, String type) {
    return webhook.types().isEmpty() || webhook.types().contains(type);
  }

  /**
   * Notes what became of an account.
   *
   * @param run of a sync; null where it is none's
   */
  static void account(
      Handle handle, String account, String resource, String type, @Nullable Long run, long now) {
    for (WebhookRow webhook : WebhookTable.of(handle, account)) {
      if (wants(webhook, type)) {
        handle.execute(INSERT, webhook.id(), account, resource, null, type, run, now, now);
      }
    }
  }

  /** What is to be sent now, in order; of a record nothing before what is older. */
  public List<DeliveryRow> due(String webhook, int limit) {
    return database.inTransaction(handle -> {
      long now = clock.now(handle);
      return handle
          .select(
              COLUMNS
                  + " WHERE d.webhook = ? AND d.due_at <= ? AND NOT EXISTS (SELECT 1 FROM delivery"
                  + " o WHERE o.webhook = d.webhook AND o.subject = d.subject AND o.number <"
                  + " d.number AND o.due_at > ?) ORDER BY d.number LIMIT ?",
              webhook,
              now,
              now,
              limit)
          .map((row, _) -> row(row))
          .list();
    });
  }

  /** It was taken. */
  public void done(long number) {
    database.inTransaction(
        handle -> handle.execute("DELETE FROM delivery WHERE number = ?", number));
  }

  /**
   * It was not taken.
   *
   * @param pause after which it is sent again; null for no more
   */
  public void failed(long number, String error, @Nullable Duration pause) {
    database.inTransaction(handle ->
        handle.execute(
            "UPDATE delivery SET attempts = attempts + 1, error = ?, due_at = ? WHERE number = ?",
            error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR),
            pause == null ? null : clock.now(handle) + pause.toMillis(),
            number));
  }

  /**
   * What was given up, the oldest first.
   *
   * @param after the number behind which to begin
   */
  public List<DeliveryRow> dead(String webhook, long after, int limit) {
    return database.inTransaction(handle ->
        handle
            .select(
                COLUMNS
                    + " WHERE d.webhook = ? AND d.due_at IS NULL AND d.number > ? ORDER BY d.number"
                    + " LIMIT ?",
                webhook,
                after,
                limit)
            .map((row, _) -> row(row))
            .list());
  }

  /** How much is to be sent, and how much was given up. */
  public record Waiting(long pending, long dead) {}

  /** How much there is of a webhook. */
  public Waiting waiting(String webhook) {
    return database.inTransaction(handle ->
        handle
            .select(
                "SELECT COUNT(due_at), COUNT(*) - COUNT(due_at) FROM delivery WHERE webhook = ?",
                webhook)
            .map((row, _) -> new Waiting(row.getLong(1), row.getLong(2)))
            .one());
  }

  /**
   * Sends again what was given up.
   *
   * @param numbers which; empty for all
   * @return how many there were
   */
  public int replay(String webhook, List<Long> numbers) {
    return database.inTransaction(handle -> {
      long now = clock.now(handle);
      if (numbers.isEmpty()) {
        return handle.execute(
            "UPDATE delivery SET attempts = 0, due_at = ? WHERE webhook = ? AND due_at IS NULL",
            now,
            webhook);
      }
      return handle
          .createUpdate(
              "UPDATE delivery SET attempts = 0, due_at = :now WHERE webhook = :webhook AND due_at"
                  + " IS NULL AND number IN (<numbers>)")
          .bind("now", now)
          .bind("webhook", webhook)
          .bindList("numbers", numbers)
          .execute();
    });
  }

  private static DeliveryRow row(ResultSet row) throws SQLException {
    return new DeliveryRow(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, UUID.class),
        row.getString(6),
        SyncTable.number(row, 7),
        row.getLong(8),
        row.getInt(9),
        row.getString(10));
  }
}
