package dev.mapwright.server.connect;

import dev.mapwright.engine.Consents;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.Consented;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.account.StoredAccounts;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.store.AccountTable;
import dev.mapwright.server.store.LinkRow;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the account of a link, or gives the one that was there other credentials. Thread-safe.
 *
 * @param accounts all of them
 * @param stored those that can be changed
 * @param links each good once
 * @param consents keeps tokens that came with a consent
 */
record LinkedAccounts(Accounts accounts, StoredAccounts stored, Links links, Consents consents) {

  /** The account that a link would make of these fields: not yet one of the server's. */
  Account draft(LinkRow link, Connector connector, Map<String, String> fields) {
    return new Account(link.account(), connector, fields);
  }

  /** The account that a used link has connected. */
  Account after(LinkRow link) {
    return accounts.find(link.account(), ApiCaller.OPERATOR).account();
  }

  /** Stores what works, and with it that the link is used. */
  Account store(LinkRow link, Connector connector, Map<String, String> fields) {
    if (link.reconnects()) {
      var _ =
          stored
              .change(link.account(), new StoredAccounts.Change(null, null, null, fields))
              .orElseThrow(() -> HttpException.of(404, "The account is there no more"));
    } else {
      add(link, connector, fields);
    }
    links.use(link);
    return after(link);
  }

  /**
   * Stores what a consent gave: first what lasts, then what is used. Were the server to end between
   * the two, the account would fetch its next token by itself.
   */
  Account store(
      LinkRow link, Connector connector, Map<String, String> fields, Consented consented) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put(Consented.FIELD, consented.refreshToken());
    Account account = store(link, connector, all);
    consents.keep(account, consented);
    return account;
  }

  private void add(LinkRow link, Connector connector, Map<String, String> fields) {
    StoredAccounts.New account =
        new StoredAccounts.New(
            link.account(), connector, link.tenantId(), link.environment(), fields, link.account());
    boolean isTaken =
        accounts.isDeclared(link.account()) || accounts.isDeclaredToken(link.account());
    if (isTaken || stored.add(account) != AccountTable.Added.DONE) {
      throw HttpException.of(409, "An account of this link is there already");
    }
  }
}
