package dev.mapwright.engine;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
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
 * @param purpose what else a cursor is good for alone, such as the form of the answer
 */
public record ListCall(
    Account account,
    String resource,
    Query query,
    Wants wants,
    int limit,
    @Nullable String cursor,
    CallOptions options,
    String purpose) {
  public ListCall {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1");
    }
  }

  /** A request for all records in the vendor's order, whole, within the usual bounds. */
  public static ListCall of(Account account, String resource, int limit) {
    return new ListCall(account, resource, Query.ALL, Wants.ALL, limit, null, CallOptions.DEFAULT);
  }

  /** The same for records that a query finds. */
  public ListCall where(Query newQuery) {
    return new ListCall(account, resource, newQuery, wants, limit, cursor, options, purpose);
  }

  /** A request whose cursor is good for any purpose. */
  public ListCall(
      Account account,
      String resource,
      Query query,
      Wants wants,
      int limit,
      @Nullable String cursor,
      CallOptions options) {
    this(account, resource, query, wants, limit, cursor, options, "");
  }

  /** The same, with cursors for one purpose only. */
  public ListCall boundTo(String newPurpose) {
    return new ListCall(account, resource, query, wants, limit, cursor, options, newPurpose);
  }

  /** The same from another place. */
  public ListCall from(@Nullable String newCursor) {
    return new ListCall(account, resource, query, wants, limit, newCursor, options, purpose);
  }
}
