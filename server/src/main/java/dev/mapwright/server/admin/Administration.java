package dev.mapwright.server.admin;

import dev.mapwright.engine.account.file.AccountOverlays;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.server.account.StoredAccounts;
import dev.mapwright.server.auth.AccountTokens;
import dev.mapwright.server.auth.ApiKeys;
import dev.mapwright.server.description.AccountStates;
import dev.mapwright.server.seal.DeferredKey;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.token.StoredStates;
import java.time.InstantSource;
import java.util.Map;

/**
 * What can be administered while the server runs.
 *
 * @param keeper the keys that seal secrets
 * @param keys the keys of callers
 * @param tokens the tokens of accounts
 * @param accounts those that can be changed
 * @param states how accounts are at their vendors
 * @param clock the time
 */
public record Administration(
    Keeper keeper,
    ApiKeys keys,
    AccountTokens tokens,
    StoredAccounts accounts,
    AccountStates states,
    InstantSource clock) {

  /** Of the store whose secrets somebody keeps. */
  public static Administration of(
      Keeper keeper,
      Map<String, Connector> connectors,
      OverlayLoader overlays,
      InstantSource clock) {
    return new Administration(
        keeper,
        new ApiKeys(keeper.store(), clock),
        new AccountTokens(new DeferredKey(keeper::accountTokenKey), clock),
        new StoredAccounts(keeper, connectors, new AccountOverlays(overlays), clock),
        new StoredStates(keeper.store()),
        clock);
  }
}
