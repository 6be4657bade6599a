package dev.mapwright.server.token;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.upstream.auth.TokenKey;
import dev.mapwright.server.description.AccountStates;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.TokenTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells by accounts' tokens which of them have to be authorised anew.
 *
 * @param store where the tokens are
 */
public record StoredStates(Store store) implements AccountStates {
  @Override
  public Set<String> needingReauth(List<Account> accounts) {
    if (accounts.isEmpty()) {
      return Set.of();
    }
    Set<TokenTable.Key> refused =
        store
            .tokens()
            .inState(TokenStates.NEEDS_REAUTH, accounts.stream().map(Account::id).toList());
    return accounts.stream()
        .filter(account -> refused.contains(StoredTokens.key(TokenKey.of(account))))
        .map(Account::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
