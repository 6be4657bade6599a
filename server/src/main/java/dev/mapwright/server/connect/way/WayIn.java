package dev.mapwright.server.connect.way;

import dev.mapwright.engine.connector.AccountField;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One way in which a customer can connect an account of a vendor.
 *
 * @param name among the vendor's ways
 * @param isConsent whether the customer is sent to the vendor; otherwise credentials are pasted
 * @param fields what is asked for, in the connector's order
 * @param needed the names of those that must be filled in
 * @param fixed values of further fields that the way itself decides, by their names
 */
public record WayIn(
    String name,
    boolean isConsent,
    List<AccountField> fields,
    Set<String> needed,
    Map<String, String> fixed) {
  public WayIn {
    fields = List.copyOf(fields);
    needed = Set.copyOf(needed);
    fixed = Map.copyOf(fixed);
  }
}
