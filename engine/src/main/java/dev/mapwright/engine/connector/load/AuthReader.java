package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Auth.Grant;
import dev.mapwright.engine.connector.Auth.Refresh;
import dev.mapwright.engine.connector.Auth.Step;
import dev.mapwright.engine.connector.Auth.TokenSource;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.connector.Request.Basic;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.SourceExpressions;
import dev.mapwright.engine.connector.load.expression.VariablePath;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how requests are let in. */
final class AuthReader {
  private final ExpressionReader expressions;
  private final RequestReader requests;
  private final OAuth2Reader standard;
  private final Defaults connector;

  /**
   * With what holds for all requests: of that, errors, and the word on how long to wait, hold for
   * requests of tokens, too.
   */
  AuthReader(LoadContext context, Defaults connector) {
    this.expressions = context.expressions();
    this.requests = new RequestReader(context);
    this.connector = connector;
    this.standard = new OAuth2Reader(context, requests, connector);
  }

  /** The alternatives in the file's order. */
  List<Auth> read(CheckedMap connector) {
    List<Auth> all = new ArrayList<>();
    List<CheckedMap> alternatives = connector.each("auth");
    for (CheckedMap alternative : alternatives) {
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

  private Auth alternative(CheckedMap fields) {
    ScalarNode when = fields.scalar("when");
    TokenSource token = token(fields);
    ExpressionScope scope =
        token == null ? ExpressionScope.AUTH : ExpressionScope.AUTH.with("token");
    Fragment fragment = requests.fragment(fields, scope);
    Basic basic = requests.basic(fields, scope);
    CheckedMap challenged = fields.fields("digest");
    Basic digest = requests.pair(challenged, scope);
    if (challenged != null && (basic != null || token != null)) {
      fields
          .problems()
          .error(
              "two-ways-in",
              challenged.place(),
              "'digest' stands alone: it writes the header Authorization, and has no token.",
              "Leave out 'basic', 'token' and 'oauth2', or write alternatives, each with a"
                  + " 'when'.");
    }
    Fragment sign = sign(fields.fields("sign"), scope);
    boolean silent = fragment.isEmpty() && basic == null && sign.isEmpty();
    return new Auth(
        when == null ? null : expressions.whole(when, ExpressionScope.ACCOUNT),
        token != null && silent ? bearer(fields.place()) : fragment,
        basic,
        digest,
        sign,
        token);
  }

  private Fragment sign(@Nullable CheckedMap fields, ExpressionScope scope) {
    if (fields == null) {
      return Fragment.EMPTY;
    }
    Fragment sign = requests.fragment(fields, scope.with("request").in("a signature"));
    boolean isOfTheRequest =
        sign.expressions().stream().anyMatch(e -> e.reads().variables().contains("request"));
    if (!isOfTheRequest) {
      fields
          .problems()
          .error(
              "unread-request",
              fields.place(),
              "Nothing of the request is in this signature, so it would fit any request.",
              "Sign what the vendor asks for of $request: method, path, query, headers, body. What"
                  + " is the same for all requests belongs into 'headers' or 'query' of auth.");
    }
    return sign;
  }

  private Fragment bearer(Place owner) {
    SequencedMap<String, Template> headers = new LinkedHashMap<>();
    Expression token = expressions.supplied("$token.access_token", owner);
    headers.put(
        "Authorization",
        new Template.Text(List.of(new Template.Literal("Bearer "), new Template.Computed(token))));
    return new Fragment(new LinkedHashMap<>(), headers, null, null);
  }

  private @Nullable TokenSource token(CheckedMap auth) {
    CheckedMap own = auth.fields("token");
    CheckedMap oauth2 = auth.fields("oauth2");
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

  private TokenSource login(CheckedMap fields) {
    ScalarNode record = fields.scalar("record");
    ScalarNode expires = fields.scalar("expires");
    CheckedMap refresh = fields.fields("refresh");
    ScalarNode baseUrl = fields.scalar("base_url");
    ExpressionScope scope = ExpressionScope.AUTH.in("the request of a token");
    SequencedMap<String, Step> steps = steps(fields, scope);
    boolean several = !steps.isEmpty();
    ExpressionScope answer =
        several ? ExpressionScope.ANSWER.with("steps") : ExpressionScope.ANSWER;
    Expression token =
        record == null
            ? expressions.supplied("$", fields.place())
            : expressions.whole(record, answer);
    Endpoint endpoint = endpoint(fields, "auth.token", several ? scope.with("steps") : scope);
    checkRead(fields, steps, endpoint, token);
    return new TokenSource(
        endpoint,
        token,
        expires == null ? null : expressions.whole(expires, ExpressionScope.TOKEN),
        refresh == null ? null : refresh(refresh, token),
        new Grant.Login(),
        steps,
        baseUrl == null ? null : expressions.whole(baseUrl, ExpressionScope.TOKEN));
  }

  private SequencedMap<String, Step> steps(CheckedMap fields, ExpressionScope scope) {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    fields
        .named("steps")
        .forEach((name, step) -> {
          ScalarNode record = step.scalar("record");
          ExpressionScope seen = steps.isEmpty() ? scope : scope.with("steps");
          steps.put(
              name,
              new Step(
                  endpoint(step, "auth.steps." + name, seen),
                  record == null
                      ? expressions.supplied("$", step.place())
                      : expressions.whole(record, ExpressionScope.ANSWER)));
        });
    return steps;
  }

  /** A misspelled step would be undefined, and the login refused without a word of why. */
  private static void checkRead(
      CheckedMap fields, SequencedMap<String, Step> steps, Endpoint endpoint, Expression token) {
    Set<String> read = new HashSet<>();
    List<Expression> reading = new ArrayList<>(SourceExpressions.of(endpoint.request()));
    reading.add(token);
    steps.values().forEach(step -> reading.addAll(SourceExpressions.of(step.endpoint().request())));
    for (Expression expression : reading) {
      for (VariablePath path : VariablePath.in(expression.source())) {
        if (path.variable().equals("steps")) {
          read.addAll(path.keys().isEmpty() ? steps.keySet() : path.keys().subList(0, 1));
        }
      }
    }
    read.removeAll(steps.keySet());
    for (String unknown : read) {
      fields
          .problems()
          .error(
              "unknown-step",
              fields.placeOf("steps"),
              "There is no step '" + unknown + "', and $steps." + unknown + " is read.",
              Nearest.advice(unknown, steps.keySet()));
    }
  }

  private Refresh refresh(CheckedMap fields, Expression token) {
    ScalarNode record = fields.scalar("record");
    ExpressionScope held = ExpressionScope.AUTH.in("the request of refresh").with("token");
    return new Refresh(
        endpoint(fields, "auth.refresh", held),
        record == null ? token : expressions.whole(record, ExpressionScope.ANSWER));
  }

  /** Takes of the connector the base URL, errors and waits, and nothing more. */
  private Endpoint endpoint(CheckedMap fields, String name, ExpressionScope scope) {
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
            fields.whole("attempts", Defaults.NONE.attempts()));
    return requests.endpoint(fields, level, name, scope);
  }
}
