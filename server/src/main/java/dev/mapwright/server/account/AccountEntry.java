package dev.mapwright.server.account;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.file.DeclaredAccount;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.server.http.HttpException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An integrated account, and what the server knows of it beside.
 *
 * @param tenantId whose it is, in the words of who made it; null if that was not said
 * @param environment such as production; null if that was not said
 * @param isBlocked whether nothing is read through it
 * @param lacksConnector whether the server does not have its connector; one stands in its place
 *     that has its name and nothing else
 * @param overlay what is laid over its connector; null for nothing
 * @param made when it was made and last changed; null for one of the accounts file
 */
public record AccountEntry(
    Account account,
    @Nullable String tenantId,
    @Nullable String environment,
    boolean isBlocked,
    boolean lacksConnector,
    @Nullable String overlay,
    @Nullable Made made) {

  /** When an account was made and last changed. */
  public record Made(Instant createdAt, Instant updatedAt) {}

  /** One of the accounts file. */
  static AccountEntry of(DeclaredAccount declared) {
    return new AccountEntry(
        declared.account(),
        declared.tenantId(),
        declared.environment(),
        false,
        false,
        declared.overlay(),
        null);
  }

  /** The same with another form of its account. */
  AccountEntry with(Account other) {
    return other.equals(account)
        ? this
        : new AccountEntry(other, tenantId, environment, isBlocked, lacksConnector, overlay, made);
  }

  /** Its id. */
  public String id() {
    return account.id();
  }

  /**
   * How it is.
   *
   * @param needsReauth whether its owner has to authorise it anew
   */
  public AccountStatus status(boolean needsReauth) {
    if (lacksConnector) {
      return AccountStatus.CONNECTOR_MISSING;
    }
    return isBlocked
        ? AccountStatus.BLOCKED
        : needsReauth ? AccountStatus.NEEDS_REAUTH : AccountStatus.ACTIVE;
  }

  /** Why nothing is read through it, to be said behind its name; empty if something is. */
  public Optional<String> hindrance() {
    if (lacksConnector) {
      return Optional.of("cannot be used: " + lack());
    }
    return isBlocked ? Optional.of("is blocked") : Optional.empty();
  }

  /** What it lacks and what to do; null for nothing. */
  public @Nullable String lack() {
    return lacksConnector
        ? "this server has no connector '"
            + account.connector().name()
            + "' any more. Put it back, or remove the account"
        : null;
  }

  /**
   * Sees to it that its connector is there.
   *
   * @throws HttpException 409 if it is not
   */
  public void checkConnector() {
    if (lacksConnector) {
      throw HttpException.of(
          409, "The integrated account '" + id() + "' " + hindrance().orElseThrow());
    }
  }

  /** What stands in the place of a connector that is not there. */
  static Connector missing(String name) {
    return new Connector(
        name,
        name,
        null,
        new LinkedHashMap<>(),
        new Template.Literal(""),
        List.of(),
        List.of(),
        new LinkedHashMap<>(),
        new SourceFile(name + ".yaml", ""));
  }

  /** Whether it stands in the accounts file, which alone changes it. */
  public boolean isDeclared() {
    return made == null;
  }
}
