package dev.mapwright.engine.account.file;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.Consented;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Connector;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The operator's own apps at vendors that ask customers for their consent: what identifies each,
 * lent to the accounts that were connected by it. Its text form shows nothing of them.
 *
 * @param byConnector by the connector's name, account fields by their names
 */
public record Apps(Map<String, Map<String, String>> byConnector) {
  /** None. */
  public static final Apps NONE = new Apps(Map.of());

  /** The account field that says which app it is. */
  public static final String ID = "client_id";

  /** The account field that proves it. */
  public static final String SECRET = "client_secret";

  public Apps {
    byConnector = Map.copyOf(byConnector);
  }

  /** Whether a connector has a page where customers consent. */
  public static boolean isAskedBy(Connector connector) {
    return connector.auth().stream()
        .anyMatch(way ->
            way.token() != null && way.token().grant() instanceof Auth.Grant.AuthorizationCode);
  }

  /** Whether there is one for a vendor. */
  public boolean has(Connector connector) {
    return byConnector.containsKey(connector.name());
  }

  /** An account with the fields of the app that its owner consented to. */
  public Account lendTo(Account account) {
    return account.lent(of(account.connector(), account.fields()));
  }

  /** An account whose owner is being asked for consent to the app. */
  public Account asking(Account account) {
    return account.lent(byConnector.getOrDefault(account.connector().name(), Map.of()));
  }

  /**
   * What a customer filled in, with the app's fields where they are of one that was consented to.
   */
  public Map<String, String> completed(Connector connector, Map<String, String> pasted) {
    Map<String, String> all = new LinkedHashMap<>(of(connector, pasted));
    all.putAll(pasted);
    return all;
  }

  /** Whether an account is one that an app is lent to. */
  public static boolean mayBeLentTo(Account account) {
    return isByConsent(account.fields());
  }

  private static boolean isByConsent(Map<String, String> fields) {
    return fields.containsKey(Consented.FIELD) && !fields.containsKey(ID);
  }

  /** Whoever brings an app of his own, or was let in otherwise, gets nothing. */
  private Map<String, String> of(Connector connector, Map<String, String> fields) {
    return isByConsent(fields) ? byConnector.getOrDefault(connector.name(), Map.of()) : Map.of();
  }

  @Override
  public String toString() {
    return "apps of " + byConnector.keySet();
  }
}
