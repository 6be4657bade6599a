package dev.mapwright.engine;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.filter.Wants;
import java.util.Map;

/**
 * A request for one unified record.
 *
 * @param account whose
 * @param resource such as {@code candidates}
 * @param id the vendor's id
 * @param wants which parts of the record the caller wants
 * @param remoteQuery parameters handed to the vendor untouched
 * @param options bounds and switches
 */
public record GetCall(
    Account account,
    String resource,
    String id,
    Wants wants,
    Map<String, Object> remoteQuery,
    CallOptions options) {
  public GetCall {
    remoteQuery = Map.copyOf(remoteQuery);
  }

  /** A request for the whole record, within the usual bounds. */
  public static GetCall of(Account account, String resource, String id) {
    return new GetCall(account, resource, id, Wants.ALL, Map.of(), CallOptions.DEFAULT);
  }
}
