package dev.mapwright.server.account;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.file.Apps;
import dev.mapwright.engine.account.file.DeclaredAccount;
import dev.mapwright.engine.account.file.DeclaredAccounts;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.store.AccountTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The integrated accounts: those of the accounts file, and those that were made while the server
 * ran. Safe for any thread.
 */
public final class Accounts {
  private volatile DeclaredAccounts declared;
  private final @Nullable StoredAccounts stored;

  /** Of accounts whose ids differ and that stay as they are; each has its id as its token. */
  public Accounts(Collection<Account> accounts) {
    this(accounts, Map.of());
  }

  /**
   * Of accounts whose ids differ and that stay as they are.
   *
   * @param tokens by the account's id, all different; an account without one has its id
   */
  public Accounts(Collection<Account> accounts, Map<String, String> tokens) {
    this(new DeclaredAccounts(accounts.stream().map(DeclaredAccount::of).toList(), tokens), null);
  }

  /** Of a file, and of a store if there is one. */
  public Accounts(DeclaredAccounts declared, @Nullable StoredAccounts stored) {
    this.declared = declared;
    this.stored = stored;
  }

  /** The same with those of a store. */
  public Accounts with(StoredAccounts others) {
    return new Accounts(declared, others);
  }

  /** From now on these stand in the file. */
  public void declare(DeclaredAccounts now) {
    declared = now;
  }

  /** The same in the store by the connectors that are there now. */
  public void connectorsChanged() {
    if (stored != null) {
      stored.connectorsChanged();
    }
  }

  /**
   * The operator's apps at vendors, as they are now; those of the file go before others of the same
   * vendor.
   */
  public Apps apps() {
    if (stored == null) {
      return declared.apps();
    }
    Map<String, Map<String, String>> all = new HashMap<>();
    stored.apps().all().forEach((name, app) -> all.put(name, app.fields()));
    all.putAll(declared.apps().byConnector());
    return new Apps(all);
  }

  /** The operator's apps that stand in the file. */
  public Apps declaredApps() {
    return declared.apps();
  }

  /** Whether the accounts file has the account. */
  public boolean isDeclared(String id) {
    return declared.find(id) != null;
  }

  /** Whether there is an account of this id. */
  public boolean exists(String id) {
    return isDeclared(id) || (stored != null && stored.find(id).isPresent());
  }

  /** Whether the accounts file has an account with the token. */
  public boolean isDeclaredToken(String token) {
    return declared.findByToken(token).isPresent();
  }

  /** The account that a caller names by its token; empty if there is none. */
  public Optional<AccountEntry> findByToken(String token) {
    return declared
        .findByToken(token)
        .map(AccountEntry::of)
        .or(() -> stored == null ? Optional.empty() : stored.findByToken(token).map(this::lent));
  }

  /**
   * The account of an id, to read records through.
   *
   * @throws HttpException 404 if there is none, or none that the caller may read, 503 if it is
   *     blocked or lacks its connector
   * @throws ConnectorException if its overlay does not fit any more
   */
  public Account open(String id, ApiCaller caller) {
    AccountEntry entry = find(id, caller);
    entry
        .hindrance()
        .ifPresent(why -> {
          throw HttpException.of(503, "The integrated account '" + id + "' " + why);
        });
    return overlaid(entry);
  }

  /**
   * An account with its overlay.
   *
   * @throws ConnectorException if its overlay does not fit any more
   */
  public Account overlaid(AccountEntry entry) {
    if (entry.isDeclared()) {
      return declared.overlaid(
          new DeclaredAccount(
              entry.account(), entry.tenantId(), entry.environment(), entry.overlay()));
    }
    String overlay = entry.overlay();
    return overlay == null || stored == null
        ? entry.account()
        : stored.overlays().over(entry.account(), overlay);
  }

  /**
   * The account of an id.
   *
   * @throws HttpException 404 if there is none, or none that the caller may read
   */
  public AccountEntry find(String id, ApiCaller caller) {
    if (!caller.mayRead(id)) {
      throw HttpException.of(
          404, "There is no integrated account '" + id + "' that this token may read");
    }
    DeclaredAccount there = declared.find(id);
    if (there != null) {
      return AccountEntry.of(there);
    }
    return (stored == null ? Optional.<AccountEntry>empty() : stored.find(id))
        .map(this::lent)
        .orElseThrow(() -> {
          String near =
              Nearest.to(id, declared.ids())
                  .filter(caller::mayRead)
                  .map(word -> ". Did you mean '" + word + "'?")
                  .orElse("");
          return HttpException.of(404, "There is no integrated account '" + id + "'" + near);
        });
  }

  /**
   * Some accounts, those of the file first, each kind in its own order.
   *
   * @param after the account after which to begin; null for the beginning
   * @throws HttpException 400 if there is no such account any more
   */
  public List<AccountEntry> page(
      AccountTable.Filter filter, @Nullable AccountPlace after, int limit) {
    List<AccountEntry> page = new ArrayList<>();
    if (after == null || after.isDeclared()) {
      List<DeclaredAccount> all = declared.entries();
      int from = after == null ? 0 : indexOf(after.id(), all) + 1;
      all.stream()
          .skip(from)
          .map(AccountEntry::of)
          .filter(entry -> fits(entry, filter))
          .limit(limit)
          .forEach(page::add);
    }
    if (stored != null && page.size() < limit) {
      String from = after == null || after.isDeclared() ? "" : after.id();
      // The file's account of an id is the one that counts.
      stored.page(filter, from, limit - page.size(), id -> !isDeclared(id)).stream()
          .map(this::lent)
          .forEach(page::add);
    }
    return page;
  }

  /** With the app that it was connected by, which may change while the account stays. */
  private AccountEntry lent(AccountEntry entry) {
    Account account = entry.account();
    return Apps.mayBeLentTo(account) ? entry.with(apps().lendTo(account)) : entry;
  }

  private static int indexOf(String id, List<DeclaredAccount> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return i;
      }
    }
    throw HttpException.badRequest(
        "The cursor is not one of this list; leave next_cursor out to begin anew");
  }

  private static boolean fits(AccountEntry entry, AccountTable.Filter filter) {
    return fits(filter.id(), entry.id())
        && fits(filter.connector(), entry.account().connector().name())
        && fits(filter.tenantId(), entry.tenantId())
        && fits(filter.environment(), entry.environment());
  }

  private static boolean fits(@Nullable String wanted, @Nullable String value) {
    return wanted == null || wanted.equals(value);
  }

  /** The connectors that have accounts. */
  public Set<Connector> connectors() {
    Set<Connector> used = new LinkedHashSet<>();
    declared.entries().forEach(entry -> used.add(entry.account().connector()));
    if (stored != null) {
      used.addAll(stored.connectors());
    }
    return used;
  }
}
