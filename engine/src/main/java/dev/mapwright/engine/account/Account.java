package dev.mapwright.engine.account;

import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Connector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One customer's connection to one vendor. Its text form never shows the fields.
 *
 * @param id unique within the server
 * @param connector the vendor
 * @param fields what the customer pasted in, checked against the connector, defaults filled in
 * @param lent the names of those fields that are not the customer's own: whoever runs the program
 *     lends them to all accounts, and may change them
 * @param original the account as it was set up, where a call names another organization; else null
 */
public record Account(
    String id,
    Connector connector,
    Map<String, String> fields,
    Set<String> lent,
    @Nullable Account original) {
  public Account {
    fields = Map.copyOf(fields);
    lent = Set.copyOf(lent);
  }

  /** An account as it was set up. */
  public Account(String id, Connector connector, Map<String, String> fields) {
    this(id, connector, fields, Set.of(), null);
  }

  /**
   * An account with what the customer pasted in, checked.
   *
   * @param id unique within the program
   * @param pasted the connector's account fields by name
   * @throws IllegalArgumentException if something is wrong with them, all of it at once and no
   *     secret shown
   */
  public static Account checked(String id, Connector connector, Map<String, String> pasted) {
    CredentialCheck.Result result = CredentialCheck.check(connector, pasted);
    if (!result.mistakes().isEmpty()) {
      throw new IllegalArgumentException(
          result.mistakes().stream()
              .map(mistake -> mistake.message() + " " + mistake.cure())
              .collect(Collectors.joining("\n")));
    }
    return new Account(id, connector, result.fields());
  }

  /**
   * The same credentials for the records of an organization.
   *
   * @throws IllegalArgumentException if the vendor has none, or none of that form
   */
  public Account in(String named) {
    AccountField field =
        connector
            .organization()
            .filter(organization -> organization.allows(named))
            .orElseThrow(() -> new IllegalArgumentException("no organization: " + named));
    if (named.equals(fields.get(field.name()))) {
      return this;
    }
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(field.name(), named);
    return new Account(id, connector, changed, lent, own());
  }

  /** The same with fields of whoever runs the program; those that it has itself stay. */
  public Account lent(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>(others);
    all.keySet().removeAll(fields.keySet());
    Set<String> names = Set.copyOf(all.keySet());
    all.putAll(fields);
    return new Account(id, connector, all, names, original);
  }

  /** The fields that are the customer's own. */
  public Map<String, String> ownFields() {
    if (lent.isEmpty()) {
      return fields;
    }
    Map<String, String> own = new LinkedHashMap<>(fields);
    own.keySet().removeAll(lent);
    return own;
  }

  /** As it was set up: how it authenticates, whichever organization a call names. */
  public Account own() {
    return original == null ? this : original;
  }

  /** The same with another form of its connector, such as one that something is laid over. */
  public Account with(Connector form) {
    return new Account(id, form, fields, lent, original == null ? null : original.with(form));
  }

  /** The same without what is laid over its connector. */
  public Account bare() {
    return connector.beneath() == null ? this : with(connector.bare());
  }

  /** Whose records are read, as a text: what is remembered of them is remembered under it. */
  public String scope() {
    return original == null
        ? id
        : id + " in " + connector.organization().map(field -> fields.get(field.name())).orElse("");
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
