package dev.mapwright.server.admin;

import dev.mapwright.server.auth.AccountTokens;
import dev.mapwright.server.auth.ApiKeys;
import dev.mapwright.server.seal.DeferredKey;
import dev.mapwright.server.seal.Keeper;
import java.time.InstantSource;

/**
 * What can be administered while the server runs.
 *
 * @param keeper the keys that seal secrets
 * @param keys the keys of callers
 * @param tokens the tokens of accounts
 */
public record Administration(Keeper keeper, ApiKeys keys, AccountTokens tokens) {

  /** Of the store whose secrets somebody keeps. */
  public static Administration of(Keeper keeper, InstantSource clock) {
    return new Administration(
        keeper,
        new ApiKeys(keeper.store(), clock),
        new AccountTokens(new DeferredKey(keeper::accountTokenKey), clock));
  }
}
