package dev.mapwright.server.connect.way;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.Consented;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Auth.Grant;
import dev.mapwright.engine.connector.Auth.TokenSource;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.load.expression.SourceExpressions;
import dev.mapwright.engine.connector.load.expression.VariablePath;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.upstream.auth.Authentications;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ways in which customers can connect, off what a connector's alternatives of {@code
 * auth} read of the account.
 */
public final class WaysIn {
  private static final Set<String> OF_THE_APP = Set.of("client_id", "client_secret");

  private final Connector connector;
  private final boolean hasApp;

  private WaysIn(Connector connector, boolean hasApp) {
    this.connector = connector;
    this.hasApp = hasApp;
  }

  /**
   * The ways of a connector; the one that asks least of the customer first.
   *
   * @param hasApp whether the operator has an app at the vendor
   */
  public static List<WayIn> of(Connector connector, boolean hasApp) {
    return new WaysIn(connector, hasApp).all();
  }

  private List<WayIn> all() {
    List<WayIn> ways = new ArrayList<>();
    List<Auth> alternatives = connector.auth();
    boolean byConsentAlone = alternatives.stream().allMatch(WaysIn::isConsent);
    for (int i = 0; i < alternatives.size(); i++) {
      Auth auth = alternatives.get(i);
      // Who has no app is asked for one of his own only where there is no other way.
      if (!isConsent(auth) || hasApp || byConsentAlone) {
        ways.add(way(i, auth));
      }
    }
    if (alternatives.isEmpty()) {
      ways.add(
          new WayIn("0", false, List.copyOf(connector.account().values()), Set.of(), Map.of()));
    }
    ways.sort(Comparator.comparing(way -> !way.isConsent() && !isUsual(way)));
    return ways;
  }

  /** Whether it is the way of who leaves everything as it stands. */
  private boolean isUsual(WayIn way) {
    return !way.fixed().isEmpty()
        && way.fixed().entrySet().stream()
            .allMatch(each ->
                each.getValue()
                    .equals(
                        Objects.requireNonNull(connector.account().get(each.getKey()))
                            .defaultValue()));
  }

  private WayIn way(int index, Auth auth) {
    boolean isConsent = isConsent(auth) && hasApp;
    Set<String> own = reads(auth);
    Set<String> others = new HashSet<>();
    for (int other = 0; other < connector.auth().size(); other++) {
      if (other != index) {
        others.addAll(reads(connector.auth().get(other)));
      }
    }
    Set<String> everywhere = names(connector.baseUrl().expressions().stream());
    List<AccountField> fields = new ArrayList<>();
    Set<String> needed = new HashSet<>();
    for (AccountField field : connector.account().values()) {
      String name = field.name();
      boolean isOfTheApp = OF_THE_APP.contains(name) || name.equals(Consented.FIELD);
      boolean isForOthers =
          others.contains(name) && !own.contains(name) && !everywhere.contains(name);
      if (isForOthers || (isConsent && isOfTheApp)) {
        continue;
      }
      fields.add(field);
      boolean decides = own.contains(name) && (field.secret() || isOfTheApp);
      if (field.defaultValue() == null && (!field.optional() || decides)) {
        needed.add(name);
      }
    }
    Map<String, String> fixed = new HashMap<>();
    for (AccountField field : List.copyOf(fields)) {
      String only = decided(index, needed, field);
      if (only != null) {
        fixed.put(field.name(), only);
        fields.remove(field);
        needed.remove(field.name());
      }
    }
    return new WayIn(String.valueOf(index), isConsent, fields, needed, fixed);
  }

  /** The one of a field's options that leads to an alternative; null if there is not one alone. */
  private @Nullable String decided(int index, Set<String> needed, AccountField field) {
    if (!isRead(field.name(), connector.auth().stream().map(Auth::when))) {
      return null;
    }
    List<String> leading =
        field.options().stream().filter(option -> leads(index, needed, field, option)).toList();
    return leading.size() == 1 ? leading.getFirst() : null;
  }

  /** Whether an account with what is needed and this option is let in by the alternative. */
  private boolean leads(int index, Set<String> needed, AccountField field, String option) {
    Map<String, String> filled = new HashMap<>();
    for (AccountField other : connector.account().values()) {
      String standing = needed.contains(other.name()) ? "filled in" : other.defaultValue();
      if (standing != null) {
        filled.put(other.name(), standing);
      }
    }
    filled.put(field.name(), option);
    try {
      Auth chosen = Authentications.choose(new Account("", connector, filled));
      return chosen != null && connector.auth().indexOf(chosen) == index;
    } catch (EngineException _) {
      return false; // none fits
    }
  }

  private static boolean isRead(String name, Stream<@Nullable Expression> conditions) {
    return names(conditions.flatMap(Stream::ofNullable)).contains(name);
  }

  private static boolean isConsent(Auth auth) {
    return auth.token() != null && auth.token().grant() instanceof Grant.AuthorizationCode;
  }

  /** The account's fields that an alternative reads. */
  private static Set<String> reads(Auth auth) {
    TokenSource token = auth.token();
    Set<String> names =
        names(Stream.concat(Stream.ofNullable(auth.when()), auth.expressions().stream()));
    if (token != null) {
      for (Endpoint endpoint : token.endpoints()) {
        names.addAll(names(SourceExpressions.of(endpoint.request()).stream()));
      }
      if (token.refresh() != null) {
        names.addAll(names(SourceExpressions.of(token.refresh().endpoint().request()).stream()));
      }
      if (token.grant() instanceof Grant.AuthorizationCode code) {
        names.addAll(names(SourceExpressions.of(code.consent()).stream()));
        names.add(Consented.FIELD);
      }
    }
    return names;
  }

  private static Set<String> names(Stream<Expression> expressions) {
    Set<String> names = new HashSet<>();
    expressions
        .flatMap(expression -> VariablePath.in(expression.source()).stream())
        .filter(path -> path.variable().equals("account") && !path.keys().isEmpty())
        .forEach(path -> names.add(path.keys().getFirst()));
    return names;
  }
}
