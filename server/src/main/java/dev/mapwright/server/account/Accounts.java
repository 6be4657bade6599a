package dev.mapwright.server.account;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.HttpException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;

/** The integrated accounts by id. Immutable and safe for any thread. */
public final class Accounts {
  private final SequencedMap<String, Account> byId;
  private final Map<String, Account> byToken;

  /** Of accounts whose ids differ; each has its id as its token. */
  public Accounts(Collection<Account> accounts) {
    this(accounts, Map.of());
  }

  /**
   * Of accounts whose ids differ.
   *
   * @param tokens by the account's id, all different; an account without one has its id
   */
  public Accounts(Collection<Account> accounts, Map<String, String> tokens) {
    SequencedMap<String, Account> map = new LinkedHashMap<>();
    Map<String, Account> tokenMap = new HashMap<>();
    for (Account account : accounts) {
      map.put(account.id(), account);
      tokenMap.put(tokens.getOrDefault(account.id(), account.id()), account);
    }
    this.byId = Collections.unmodifiableSequencedMap(map);
    this.byToken = Map.copyOf(tokenMap);
  }

  /** The account that a caller names by its token; empty if there is none. */
  public Optional<Account> findByToken(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  /** All of them, in the order of their definition. */
  public SequencedCollection<Account> all() {
    return byId.sequencedValues();
  }

  /**
   * The account of an id.
   *
   * @throws HttpException 404 if there is none, or none that the caller may read
   */
  public Account find(String id, ApiCaller caller) {
    if (!caller.mayRead(id)) {
      throw HttpException.of(
          404, "There is no integrated account '" + id + "' that this token may read");
    }
    Account account = byId.get(id);
    if (account == null) {
      String near =
          Nearest.to(id, byId.keySet()).map(word -> ". Did you mean '" + word + "'?").orElse("");
      throw HttpException.of(404, "There is no integrated account '" + id + "'" + near);
    }
    return account;
  }
}
