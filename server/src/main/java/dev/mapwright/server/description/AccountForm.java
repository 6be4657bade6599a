package dev.mapwright.server.description;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.http.JsonTree;
import java.util.List;

/** An integrated account as callers see it: without its secrets, but with which are set. */
public final class AccountForm {
  private AccountForm() {}

  /**
   * The form of an account.
   *
   * @param needsReauth whether its owner has to authorise it anew
   */
  public static JsonTree of(AccountEntry entry, boolean needsReauth) {
    Account account = entry.account();
    JsonTree context = new JsonTree();
    account.openFields().keySet().stream()
        .filter(account.ownFields()::containsKey)
        .sorted()
        .forEach(name -> context.with(name, account.openFields().get(name)));
    AccountEntry.Made made = entry.made();
    return JsonTree.of("id", account.id())
        .with("integration", VendorDocument.integration(account.connector()))
        .with("tenant_id", entry.tenantId())
        .with("environment", entry.environment())
        .with("status", entry.status(needsReauth).word())
        .with("status_reason", entry.lack())
        .with("authentication_method", AuthFacts.format(account))
        .with("context", context)
        .with("secrets_set", secrets(entry))
        .with("managed_by", entry.isDeclared() ? "file" : "api")
        .with("created_at", made == null ? null : made.createdAt().toString())
        .with("updated_at", made == null ? null : made.updatedAt().toString());
  }

  /** Without the connector nobody knows which of them are secret. */
  private static List<String> secrets(AccountEntry entry) {
    Account account = entry.account();
    if (entry.lacksConnector()) {
      return account.ownFields().keySet().stream().sorted().toList();
    }
    return account.connector().account().values().stream()
        .filter(AccountField::secret)
        .map(AccountField::name)
        .filter(account.ownFields()::containsKey)
        .toList();
  }
}
