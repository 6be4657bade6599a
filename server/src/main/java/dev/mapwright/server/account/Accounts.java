package dev.mapwright.server.account;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.server.http.HttpException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedCollection;
import java.util.SequencedMap;

/** The integrated accounts by id. Immutable and safe for any thread. */
public final class Accounts {
  private final SequencedMap<String, Account> byId;

  /** Of accounts whose ids differ. */
  public Accounts(Collection<Account> accounts) {
    SequencedMap<String, Account> map = new LinkedHashMap<>();
    accounts.forEach(account -> map.put(account.id(), account));
    this.byId = Collections.unmodifiableSequencedMap(map);
  }

  /** All of them, in the order of their definition. */
  public SequencedCollection<Account> all() {
    return byId.sequencedValues();
  }

  /**
   * The account of an id.
   *
   * @throws HttpException 404 if there is none
   */
  public Account find(String id) {
    Account account = byId.get(id);
    if (account == null) {
      String near =
          Nearest.to(id, byId.keySet()).map(word -> ". Did you mean '" + word + "'?").orElse("");
      throw HttpException.of(404, "There is no integrated account '" + id + "'" + near);
    }
    return account;
  }
}
