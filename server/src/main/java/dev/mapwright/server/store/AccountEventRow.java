package dev.mapwright.server.store;

import org.jspecify.annotations.Nullable;

/**
 * An account's status has changed.
 *
 * @param number grows with each event of the database
 * @param account the account's id
 * @param status from now on, in a word
 * @param previous the one before; null for a new account
 * @param at when, in milliseconds since 1970
 */
public record AccountEventRow(
    long number, String account, String status, @Nullable String previous, long at) {

  /** What happened, as receivers of events know it: {@code account.needs_reauth}. */
  public String type() {
    return "account." + status;
  }
}
