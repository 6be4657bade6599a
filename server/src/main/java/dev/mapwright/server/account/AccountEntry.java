package dev.mapwright.server.account;

import dev.mapwright.engine.account.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An integrated account, and what the server knows of it beside.
 *
 * @param tenantId whose it is, in the words of who made it; null if that was not said
 * @param environment such as production; null if that was not said
 * @param isBlocked whether nothing is read through it
 * @param overlay what is laid over its connector; null for nothing
 * @param made when it was made and last changed; null for one of the accounts file
 */
public record AccountEntry(
    Account account,
    @Nullable String tenantId,
    @Nullable String environment,
    boolean isBlocked,
    @Nullable String overlay,
    @Nullable Made made) {

  /** When an account was made and last changed. */
  public record Made(Instant createdAt, Instant updatedAt) {}

  /** One of which nothing else is known. */
  static AccountEntry of(Account account) {
    return new AccountEntry(account, null, null, false, null, null);
  }

  /** The same with another form of its account. */
  AccountEntry with(Account other) {
    return other.equals(account)
        ? this
        : new AccountEntry(other, tenantId, environment, isBlocked, overlay, made);
  }

  /** Its id. */
  public String id() {
    return account.id();
  }

  /** Whether it stands in the accounts file, which alone changes it. */
  public boolean isDeclared() {
    return made == null;
  }
}
