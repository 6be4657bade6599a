package dev.mapwright.engine;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.upstream.PassedRequest;

/**
 * A request of a caller's own that is passed on to an account's vendor.
 *
 * @param account whose
 * @param request what is asked
 * @param maxBytes the most that the answer may have
 * @param options bounds of the call until its answer begins to come
 */
public record PassCall(Account account, PassedRequest request, long maxBytes, CallOptions options) {
  public PassCall {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1");
    }
  }
}
