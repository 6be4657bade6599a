package dev.mapwright.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is synced, when, and which server works on it: one at a time, until it gives it back or has
 * not been heard of for some time. Thread-safe.
 */
public final class SyncTable {
  /** The status of what has not been read to its end yet. */
  public static final String INCOMPLETE = "INCOMPLETE";

  /** The status of what waits for other credentials. */
  public static final String RELINK_NEEDED = "RELINK_NEEDED";

  private static final String COLUMNS =
      "SELECT s.scope, s.period, s.due_at, s.owner, s.held_until, s.run, s.status, s.whole_run,"
          + " s.whole_at, s.watermark, s.earlier_watermark, s.mapping, s.lacking, s.failures,"
          + " o.account, o.resource FROM sync s JOIN scope o ON o.number = s.scope";

  /** Servers that look at the same time do not all want the first. */
  private static final int CANDIDATES = 16;

  private final Database database;
  private final DatabaseClock clock;

  SyncTable(Database database) {
    this.database = database;
    this.clock = new DatabaseClock(database.location());
  }

  /**
   * The sync of an account's resource.
   *
   * @param row how it stands
   */
  public record Sync(String account, String resource, SyncRow row) {}

  /** The time by the database's clock, in milliseconds since 1970. */
  public long now() {
    return database.inTransaction(clock::now);
  }

  /**
   * Sees to it that resources are synced; those that are stay as they are.
   *
   * @param isDue whether new ones begin at once
   */
  public void add(Collection<Integer> scopes, boolean isDue) {
    database.inTransaction(handle -> {
      Set<Integer> there =
          new HashSet<>(
              handle
                  .createQuery("SELECT scope FROM sync WHERE scope IN (<scopes>)")
                  .bindList("scopes", List.copyOf(scopes))
                  .mapTo(Integer.class)
                  .list());
      Long dueAt = isDue ? clock.now(handle) : null;
      for (int scope : scopes) {
        if (there.contains(scope)) {
          continue;
        }
        handle.execute(
            "INSERT INTO sync (scope, due_at, status, lacking, failures) VALUES (?, ?, ?, '', 0)"
                + " ON CONFLICT DO NOTHING",
            scope,
            dueAt,
            INCOMPLETE);
      }
      return true;
    });
  }

  /** How one stands. */
  public Optional<Sync> find(int scope) {
    return database.inTransaction(handle -> find(handle, scope));
  }

  private Optional<Sync> find(Handle handle, int scope) {
    long now = clock.now(handle);
    return handle
        .select(COLUMNS + " WHERE s.scope = ?", scope)
        .map((row, _) -> sync(row, now))
        .findOne();
  }

  /** All that are synced of an account, by resource. */
  public List<Sync> ofAccount(String account) {
    return database.inTransaction(handle -> {
      long now = clock.now(handle);
      return handle
          .select(COLUMNS + " WHERE o.account = ? ORDER BY o.resource", account)
          .map((row, _) -> sync(row, now))
          .list();
    });
  }

  /**
   * Says how often one is synced.
   *
   * @param period in milliseconds; 0 for not by itself, null for as often as others
   * @param others how often that is; null for not at all
   */
  public void setPeriod(int scope, @Nullable Long period, @Nullable Long others) {
    database.inTransaction(handle -> {
      Long holds = period == null ? others : period;
      Long dueAt = holds == null || holds == 0 ? null : clock.now(handle);
      return handle.execute(
          "UPDATE sync SET period = ?, due_at = CASE WHEN run IS NULL THEN CAST(? AS BIGINT) ELSE"
              + " due_at END WHERE scope = ?",
          period,
          dueAt,
          scope);
    });
  }

  /**
   * Takes one that is due, so that no other server has it.
   *
   * @param owner who takes it; another for each taking
   * @param lease for how long, unless it is {@linkplain #renew renewed}
   */
  public Optional<Sync> claim(String owner, Duration lease) {
    return database.inTransaction(handle -> {
      long now = clock.now(handle);
      // A lease that ends later than any can is one from before the clock was set back.
      String free = " (owner IS NULL OR held_until < ? OR held_until > ?)";
      long latest = now + 2 * lease.toMillis();
      List<Integer> due =
          handle
              .select(
                  "SELECT scope FROM sync WHERE due_at <= ? AND"
                      + free
                      + " ORDER BY due_at LIMIT "
                      + CANDIDATES,
                  now,
                  now,
                  latest)
              .mapTo(Integer.class)
              .list();
      for (int scope : due) {
        int taken =
            handle.execute(
                "UPDATE sync SET owner = ?, held_until = ? WHERE scope = ? AND due_at <= ? AND"
                    + free,
                owner,
                now + lease.toMillis(),
                scope,
                now,
                now,
                latest);
        if (taken > 0) {
          return find(handle, scope);
        }
      }
      return Optional.empty();
    });
  }

  /** Goes on holding what somebody has taken; false if another has taken it since. */
  public boolean renew(int scope, String owner, Duration lease) {
    return database.inTransaction(handle ->
        handle.execute(
                "UPDATE sync SET held_until = ? WHERE scope = ? AND owner = ?",
                clock.now(handle) + lease.toMillis(),
                scope,
                owner)
            > 0);
  }

  /** Gives back what somebody has taken, as it is to be gone on with by whoever takes it next. */
  public void release(int scope, String owner) {
    database.inTransaction(handle ->
        handle.execute(
            "UPDATE sync SET owner = NULL, held_until = NULL WHERE scope = ? AND owner = ?",
            scope,
            owner));
  }

  /** Nobody holds any: for a database that one server alone can have, when it starts. */
  public void releaseAll() {
    database.inTransaction(handle ->
        handle.execute("UPDATE sync SET owner = NULL, held_until = NULL WHERE owner IS NOT NULL"));
  }

  /**
   * None is due later than its period from now: else the clock was set back, or the period was made
   * shorter.
   *
   * @param others the period of those that have none of their own; null for none
   */
  public void bringForward(@Nullable Long others) {
    database.inTransaction(handle -> {
      long now = clock.now(handle);
      return handle.execute(
          "UPDATE sync SET due_at = ? + COALESCE(period, ?) WHERE run IS NULL AND COALESCE(period,"
              + " ?) > 0 AND (due_at IS NULL OR due_at > ? + COALESCE(period, ?))",
          now,
          others,
          others,
          now,
          others);
    });
  }

  /** Has those syncs of an account go on that its vendor had refused the credentials of. */
  static void connectedAnew(Handle handle, String account, long now) {
    handle.execute(
        "UPDATE sync SET due_at = ? WHERE status = ? AND run IS NOT NULL AND (due_at IS NULL OR"
            + " due_at > ?) AND scope IN (SELECT number FROM scope WHERE account = ?)",
        now,
        RELINK_NEEDED,
        now,
        account);
  }

  /** Whose resource it is. */
  record Scope(String account, String resource) {}

  static Scope scope(Handle handle, int number) {
    return handle
        .select("SELECT account, resource FROM scope WHERE number = ?", number)
        .map((row, _) -> new Scope(row.getString(1), row.getString(2)))
        .one();
  }

  /** Locks one that somebody holds until the transaction ends; false if another has it. */
  static boolean lock(Handle handle, int scope, String owner) {
    return handle
        .select("SELECT scope FROM sync WHERE scope = ? AND owner = ? FOR UPDATE", scope, owner)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static Sync sync(ResultSet row, long now) throws SQLException {
    boolean isHeld = row.getString(4) != null && row.getLong(5) >= now;
    return new Sync(
        row.getString(15),
        row.getString(16),
        new SyncRow(
            row.getInt(1),
            number(row, 2),
            number(row, 3),
            isHeld,
            number(row, 6),
            row.getString(7),
            number(row, 8),
            number(row, 9),
            number(row, 10),
            number(row, 11),
            row.getString(12),
            row.getString(13),
            row.getInt(14)));
  }

  static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
