package dev.mapwright.server.admin;

import dev.mapwright.server.identity.IdentityIndex;
import dev.mapwright.server.store.ErasureTable.Erased;
import dev.mapwright.server.store.Store;

/**
 * Removes what is kept of an account beside the account itself.
 *
 * @param store where it is
 * @param index remembers some of it
 */
public record AccountErasure(Store store, IdentityIndex index) {
  /** All of an account. */
  Erased erase(String account) {
    Erased erased = store.erasure().account(account);
    index.forget();
    return erased;
  }
}
