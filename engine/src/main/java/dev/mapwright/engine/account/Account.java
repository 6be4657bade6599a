package dev.mapwright.engine.account;

import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Connector;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One customer's connection to one vendor. Its text form never shows the fields.
 *
 * @param id unique within the server
 * @param connector the vendor
 * @param fields what the customer pasted in, checked against the connector, defaults filled in
 */
public record Account(String id, Connector connector, Map<String, String> fields) {
  public Account {
    fields = Map.copyOf(fields);
  }

  /** The fields that are no secrets: what mappings may read. */
  public Map<String, String> openFields() {
    Map<String, String> open = new LinkedHashMap<>(fields);
    open.keySet()
        .removeIf(name -> {
          AccountField field = connector.account().get(name);
          return field == null || field.secret();
        });
    return open;
  }

  @Override
  public String toString() {
    return "account " + id + " (" + connector.name() + ")";
  }
}
