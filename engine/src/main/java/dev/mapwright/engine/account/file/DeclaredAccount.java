package dev.mapwright.engine.account.file;

import dev.mapwright.engine.account.Account;
import org.jspecify.annotations.Nullable;

/**
 * An account of the accounts file, and what the file says of it beside.
 *
 * @param tenantId whose it is, in the words of who wrote it; null if that was not said
 * @param environment such as production; null if that was not said
 * @param overlay what is laid over its connector; null for nothing
 */
public record DeclaredAccount(
    Account account,
    @Nullable String tenantId,
    @Nullable String environment,
    @Nullable String overlay) {

  /** One of which nothing else is known. */
  public static DeclaredAccount of(Account account) {
    return new DeclaredAccount(account, null, null, null);
  }

  /** Its id. */
  public String id() {
    return account.id();
  }
}
