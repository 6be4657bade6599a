package dev.mapwright.server.sync;

import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.AccountPlace;
import dev.mapwright.server.store.AccountTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that all accounts are synced by themselves, where that is wanted: also those that came
 * while the server ran. For one thread.
 */
final class ScheduledAccounts {
  private static final Duration LOOK = Duration.ofMinutes(5);
  private static final int PAGE = 500;
  private static final AccountTable.Filter ALL = new AccountTable.Filter(null, null, null, null);

  private final SyncParts parts;
  private @Nullable Long lookedAt;

  ScheduledAccounts(SyncParts parts) {
    this.parts = parts;
  }

  void look() {
    Long before = lookedAt;
    long now = System.nanoTime();
    if (before != null && now - before < LOOK.toNanos()) {
      return;
    }
    parts.store().syncs().bringForward(parts.settings().period());
    if (parts.settings().every() != null) {
      addAll();
    }
    lookedAt = now;
  }

  private void addAll() {
    AccountPlace after = null;
    while (true) {
      List<AccountEntry> page = parts.accounts().page(ALL, after, PAGE);
      List<Integer> scopes = new ArrayList<>();
      for (AccountEntry entry : page) {
        for (String resource : entry.account().connector().resources().keySet()) {
          scopes.add(parts.store().numbers().scope(entry.id(), resource));
        }
      }
      if (!scopes.isEmpty()) {
        parts.store().syncs().add(scopes, true);
      }
      if (page.size() < PAGE) {
        return;
      }
      AccountEntry last = page.getLast();
      after = new AccountPlace(last.id(), last.isDeclared());
    }
  }
}
