package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Auth.Grant;
import dev.mapwright.engine.connector.Auth.Refresh;
import dev.mapwright.engine.connector.Auth.TokenSource;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.connector.Request.Basic;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.yaml.Node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads how requests are let in. */
final class AuthReader {
  private final Expressions expressions;
  private final RequestReader requests;
  private final OAuth2Reader standard;
  private final Defaults connector;

  /**
   * With what holds for all requests: of that, errors, and the word on how long to wait, hold for
   * requests of tokens, too.
   */
  AuthReader(Reading reading, Defaults connector) {
    this.expressions = reading.expressions();
    this.requests = new RequestReader(reading);
    this.connector = connector;
    this.standard = new OAuth2Reader(reading, requests, connector);
  }

  /** The alternatives in the file's order. */
  List<Auth> read(Fields connector) {
    List<Auth> all = new ArrayList<>();
    List<Fields> alternatives = connector.each("auth");
    for (Fields alternative : alternatives) {
      boolean last = alternative == alternatives.getLast();
      if (!last && !alternative.has("when")) {
        connector
            .problems()
            .error(
                "unreachable-auth",
                alternative.place(),
                "Without 'when' this alternative is always used, and those below it never.",
                "Give each alternative but the last a 'when' over $account.");
      }
      all.add(alternative(alternative));
    }
    return all;
  }

  private Auth alternative(Fields fields) {
    ScalarNode when = fields.scalar("when");
    TokenSource token = token(fields);
    Scope scope = token == null ? Scope.AUTH : Scope.AUTH.with("token");
    Fragment fragment = requests.fragment(fields, scope);
    Basic basic = requests.basic(fields, scope);
    boolean silent = fragment.isEmpty() && basic == null;
    return new Auth(
        when == null ? null : expressions.whole(when, Scope.ACCOUNT),
        token != null && silent ? bearer(fields.place()) : fragment,
        basic,
        token);
  }

  private Fragment bearer(Place owner) {
    SequencedMap<String, Template> headers = new LinkedHashMap<>();
    Expression token = expressions.supplied("$token.access_token", owner);
    headers.put(
        "Authorization",
        new Template.Text(List.of(new Template.Literal("Bearer "), new Template.Computed(token))));
    return new Fragment(new LinkedHashMap<>(), headers, null, null);
  }

  private @Nullable TokenSource token(Fields auth) {
    Fields own = auth.fields("token");
    Fields oauth2 = auth.fields("oauth2");
    if (own != null && oauth2 != null) {
      auth.problems()
          .error(
              "two-tokens",
              oauth2.place(),
              "'token' and 'oauth2' both say how a token is fetched.",
              "Keep one of them.");
    }
    if (oauth2 != null) {
      return standard.read(oauth2);
    }
    return own == null ? null : login(own);
  }

  private TokenSource login(Fields fields) {
    ScalarNode record = fields.scalar("record");
    ScalarNode expires = fields.scalar("expires");
    Fields refresh = fields.fields("refresh");
    Expression token =
        record == null
            ? expressions.supplied("$", fields.place())
            : expressions.whole(record, Scope.ANSWER);
    return new TokenSource(
        endpoint(fields, "auth.token", Scope.AUTH.in("the request of a token")),
        token,
        expires == null ? null : expressions.whole(expires, Scope.TOKEN),
        refresh == null ? null : refresh(refresh, token),
        new Grant.Login());
  }

  private Refresh refresh(Fields fields, Expression token) {
    ScalarNode record = fields.scalar("record");
    Scope held = Scope.AUTH.in("the request of refresh").with("token");
    return new Refresh(
        endpoint(fields, "auth.refresh", held),
        record == null ? token : expressions.whole(record, Scope.ANSWER));
  }

  /** Takes of the connector the base URL, errors and waits, and nothing more. */
  private Endpoint endpoint(Fields fields, String name, Scope scope) {
    Fragment own = requests.fragment(fields, scope);
    Defaults level =
        new Defaults(
            new LinkedHashMap<>(own.query()),
            new LinkedHashMap<>(own.headers()),
            Defaults.NONE.arrays(),
            requests.errors(fields, connector),
            connector.tokenLimits(),
            null,
            null,
            null,
            fields.time("timeout", Defaults.NONE.timeout()),
            fields.whole("retry", Defaults.NONE.attempts()));
    return requests.endpoint(fields, level, name, scope);
  }
}
