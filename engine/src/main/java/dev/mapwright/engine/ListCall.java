package dev.mapwright.engine;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.read.Wants;
import org.jspecify.annotations.Nullable;

/**
 * A request for a page of unified records.
 *
 * @param account whose
 * @param resource such as {@code candidates}
 * @param query filters, sort and remote query
 * @param wants which parts of a record the caller wants
 * @param limit at most so many records, at least 1
 * @param cursor from an earlier page, or null for the first
 * @param options bounds and switches
 */
public record ListCall(
    Account account,
    String resource,
    Query query,
    Wants wants,
    int limit,
    @Nullable String cursor,
    CallOptions options) {
  public ListCall {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1");
    }
  }
}
