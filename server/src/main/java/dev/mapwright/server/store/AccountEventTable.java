package dev.mapwright.server.store;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of accounts: each change of status. It is noted in the transaction that changes it.
 * Thread-safe.
 */
public final class AccountEventTable {
  static final String ACTIVE = "active";
  static final String BLOCKED = "blocked";
  static final String NEEDS_REAUTH = "needs_reauth";

  private static final Duration KEPT = Duration.ofDays(90);
  private static final int MOST_OF_AN_ACCOUNT = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(AccountEventTable.class);

  private final Database database;

  AccountEventTable(Database database) {
    this.database = database;
  }

  /**
   * What became of an account, the newest first.
   *
   * @param before the number before which to begin; {@link Long#MAX_VALUE} for the newest
   */
  public List<AccountEventRow> page(String account, long before, int limit) {
    return database.inTransaction(handle ->
        handle
            .select(
                "SELECT number, account, status, previous, at FROM account_event WHERE account = ?"
                    + " AND number < ? ORDER BY account DESC, number DESC LIMIT ?",
                account,
                before,
                limit)
            .map((row, _) ->
                new AccountEventRow(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5)))
            .list());
  }

  /** How an account is: blocked, or as the last of its tokens says. */
  static String status(Handle handle, String account) {
    boolean isBlocked =
        handle
            .select("SELECT blocked FROM account WHERE id = ?", account)
            .mapTo(Boolean.class)
            .findOne()
            .orElse(false);
    if (isBlocked) {
      return BLOCKED;
    }
    return handle
        .select(
            "SELECT state FROM token WHERE account = ? ORDER BY saved_at DESC, credentials LIMIT 1",
            account)
        .mapTo(String.class)
        .filter(NEEDS_REAUTH::equals)
        .findFirst()
        .orElse(ACTIVE);
  }

  /**
   * Notes that an account is not as it was, if it is not. What is old, or too much of one account,
   * goes.
   *
   * @param previous the status before; null for a new account
   */
  static void note(Handle handle, String account, @Nullable String previous, long now) {
    String status = status(handle, account);
    if (Objects.equals(status, previous)) {
      return;
    }
    if (NEEDS_REAUTH.equals(previous)) {
      SyncTable.connectedAnew(handle, account, now);
    }
    handle.execute(
        "INSERT INTO account_event (account, status, previous, at) VALUES (?, ?, ?, ?)",
        account,
        status,
        previous,
        now);
    handle.execute("DELETE FROM account_event WHERE at < ?", now - KEPT.toMillis());
    handle.execute(
        "DELETE FROM account_event WHERE account = ? AND number <= (SELECT number FROM"
            + " account_event WHERE account = ? ORDER BY account DESC, number DESC LIMIT 1"
            + " OFFSET ?)",
        account,
        account,
        MOST_OF_AN_ACCOUNT);
    if (status.equals(NEEDS_REAUTH)) {
      DeliveryTable.account(handle, account, "", DeliveryTable.NEEDS_REAUTH, null, now);
      LOG.warn("account.{}: {}, which was {}", status, account, previous);
    } else {
      LOG.info(
          "account.{}: {}, which was {}",
          status,
          account,
          previous == null ? "not there" : previous);
    }
  }
}
