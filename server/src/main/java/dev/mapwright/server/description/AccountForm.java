package dev.mapwright.server.description;

import dev.mapwright.engine.account.Account;
import dev.mapwright.server.http.JsonTree;
import java.util.List;

/** An integrated account as callers see it: without its secrets. */
final class AccountForm {
  private AccountForm() {}

  static JsonTree of(Account account) {
    JsonTree context = new JsonTree();
    account.openFields().keySet().stream()
        .sorted()
        .forEach(name -> context.with(name, account.openFields().get(name)));
    List<String> formats = AuthFacts.formats(account.connector());
    return JsonTree.of("id", account.id())
        .with("integration", VendorDocument.integration(account.connector()))
        .with("status", "active")
        .with("authentication_method", formats.size() == 1 ? formats.getFirst() : null)
        .with("context", context);
  }
}
