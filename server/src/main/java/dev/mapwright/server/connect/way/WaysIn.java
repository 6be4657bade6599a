package dev.mapwright.server.connect.way;

import dev.mapwright.engine.account.Consented;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Auth.Grant;
import dev.mapwright.engine.connector.Auth.TokenSource;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.expression.SourceExpressions;
import dev.mapwright.engine.connector.load.expression.VariablePath;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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
      ways.add(new WayIn("0", false, List.copyOf(connector.account().values()), Set.of()));
    }
    ways.sort(Comparator.comparing(way -> !way.isConsent()));
    return ways;
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
    return new WayIn(String.valueOf(index), isConsent, fields, needed);
  }

  private static boolean isConsent(Auth auth) {
    return auth.token() != null && auth.token().grant() instanceof Grant.AuthorizationCode;
  }

  /** The account's fields that an alternative reads. */
  private static Set<String> reads(Auth auth) {
    TokenSource token = auth.token();
    Stream<Expression> fragment =
        Stream.concat(
            auth.fragment().expressions().stream(),
            auth.basic() == null
                ? Stream.of()
                : Stream.of(auth.basic().username(), auth.basic().password())
                    .map(Template::expressions)
                    .flatMap(List::stream));
    Set<String> names = names(Stream.concat(Stream.ofNullable(auth.when()), fragment));
    if (token != null) {
      names.addAll(names(SourceExpressions.of(token.endpoint().request()).stream()));
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
        .filter(Objects::nonNull)
        .flatMap(expression -> VariablePath.in(expression.source()).stream())
        .filter(path -> path.variable().equals("account") && !path.keys().isEmpty())
        .forEach(path -> names.add(path.keys().getFirst()));
    return names;
  }
}
