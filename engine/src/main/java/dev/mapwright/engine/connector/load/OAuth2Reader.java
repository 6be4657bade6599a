package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Auth.Grant;
import dev.mapwright.engine.connector.Auth.TokenSource;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.connector.Request.ArrayStyle;
import dev.mapwright.engine.connector.Request.Basic;
import dev.mapwright.engine.connector.Request.Decode;
import dev.mapwright.engine.connector.Request.Method;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.TemplateReader;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Turns {@code oauth2} into the requests that the standard describes. */
final class OAuth2Reader {
  private static final String CLIENT_ID = "client_id";
  private static final String CLIENT_SECRET = "client_secret";
  private static final List<String> CONSENT = List.of("authorize_url", "authorize_query", "pkce");

  private final ExpressionReader expressions;
  private final TemplateReader templates;
  private final TargetReader targets;
  private final RequestReader requests;
  private final Defaults connector;

  OAuth2Reader(LoadContext context, RequestReader requests, Defaults connector) {
    this.expressions = context.expressions();
    this.templates = new TemplateReader(expressions);
    this.targets = new TargetReader(expressions, context.origins());
    this.requests = requests;
    this.connector = connector;
  }

  TokenSource read(CheckedMap fields) {
    checkClient(fields);
    boolean code = "authorization_code".equals(fields.text("grant"));
    if (!code) {
      checkConsent(fields);
    }
    Endpoint endpoint = code ? refresh(fields) : clientCredentials(fields);
    ScalarNode expires = fields.scalar("expires");
    return new TokenSource(
        endpoint,
        expressions.supplied("$", fields.place()),
        expires == null
            ? expressions.supplied("expires_in", fields.place())
            : expressions.whole(expires, ExpressionScope.TOKEN),
        null,
        code ? authorizationCode(fields) : new Grant.ClientCredentials());
  }

  private void checkClient(CheckedMap fields) {
    for (String name : List.of(CLIENT_ID, CLIENT_SECRET)) {
      if (!expressions.account().containsKey(name)) {
        fields
            .problems()
            .error(
                "unknown-account-field",
                fields.place(),
                "OAuth 2 reads $account." + name + ", which 'account' does not declare.",
                "Declare it: account: {client_id: {}, client_secret: {secret: true}}.");
      }
    }
  }

  /** Keys of a consent that nobody is asked for. */
  private static void checkConsent(CheckedMap fields) {
    for (String name : CONSENT) {
      if (fields.has(name)) {
        fields
            .problems()
            .error(
                "stray-consent",
                fields.placeOf(name),
                "'" + name + "' is of the customer's consent, which this grant does without.",
                "Take it away, or write 'grant: authorization_code'.");
      }
    }
  }

  private Endpoint clientCredentials(CheckedMap fields) {
    SequencedMap<String, Template> form = grant("client_credentials");
    Template scope = scope(fields);
    if (scope != null) {
      form.put("scope", scope);
    }
    return endpoint(fields, "auth.token", form, ExpressionScope.AUTH);
  }

  private Endpoint refresh(CheckedMap fields) {
    SequencedMap<String, Template> form = grant("refresh_token");
    form.put("refresh_token", read("$token.refresh_token", fields.place()));
    return endpoint(fields, "auth.refresh", form, ExpressionScope.AUTH.with("token"));
  }

  private Grant authorizationCode(CheckedMap fields) {
    Place place = fields.place();
    SequencedMap<String, Template> form = grant("authorization_code");
    form.put("code", read("$code", place));
    form.put("redirect_uri", read("$redirect_uri", place));
    if (fields.flag("pkce")) {
      form.put("code_verifier", read("$code_verifier", place));
    }
    return new Grant.AuthorizationCode(
        consent(fields), endpoint(fields, "auth.exchange", form, ExpressionScope.AUTH));
  }

  private Request consent(CheckedMap fields) {
    ScalarNode authorize = fields.scalar("authorize_url");
    if (authorize == null) {
      fields
          .problems()
          .error(
              "missing-key",
              fields.place(),
              "The key 'authorize_url' is missing: the page where the customer consents.",
              null);
    }
    Place place = fields.place();
    SequencedMap<String, Template> query = new LinkedHashMap<>();
    query.put("response_type", new Template.Literal("code"));
    query.put("client_id", read("$account.client_id", place));
    query.put("redirect_uri", read("$redirect_uri", place));
    query.put("state", read("$state", place));
    if (fields.flag("pkce")) {
      query.put("code_challenge", read("$code_challenge", place));
      query.put("code_challenge_method", new Template.Literal("S256"));
    }
    Template scope = scope(fields);
    if (scope != null) {
      query.put("scope", scope);
    }
    query.putAll(own(fields, "authorize_query", ExpressionScope.AUTH));
    return request(
        Method.GET, authorize, new Fragment(query, new LinkedHashMap<>(), null, null), null, place);
  }

  private Endpoint endpoint(
      CheckedMap fields, String name, SequencedMap<String, Template> form, ExpressionScope scope) {
    Place place = fields.place();
    Template id = read("$account.client_id", place);
    Template secret = read("$account.client_secret", place);
    boolean inBody = "body".equals(fields.text("client_auth"));
    if (inBody) {
      form.put(CLIENT_ID, id);
      form.put(CLIENT_SECRET, secret);
    }
    form.putAll(own(fields, "form", scope));
    Fragment fragment =
        new Fragment(
            new LinkedHashMap<>(), new LinkedHashMap<>(), null, new Template.Members(form));
    Basic basic = inBody ? null : new Basic(id, secret);
    return new Endpoint(
        name,
        request(Method.POST, fields.scalar("token_url"), fragment, basic, place),
        RequestReader.rules(errors(fields)),
        connector.tokenLimits(),
        Defaults.NONE.timeout(),
        Defaults.NONE.attempts());
  }

  /** The standard says where an error's words are; the connector may say otherwise for tokens. */
  private SequencedMap<String, Expression> errors(CheckedMap fields) {
    SequencedMap<String, Expression> errors = requests.errors(fields, connector);
    MapNode own = fields.map("errors");
    if (own == null || !own.entries().containsKey("message")) {
      errors.put(
          "message",
          expressions.supplied(
              "$exists(error_description) ? error_description : error", fields.place()));
    }
    return errors;
  }

  private Request request(
      Method method,
      @Nullable ScalarNode url,
      Fragment fragment,
      @Nullable Basic basic,
      Place place) {
    Request.Target target =
        url == null
            ? new Request.Target.Path(List.of(), false)
            : targets.target(url.passage(), ExpressionScope.AUTH);
    return new Request(method, target, fragment, basic, ArrayStyle.REPEAT, Decode.JSON, place);
  }

  private static SequencedMap<String, Template> grant(String type) {
    SequencedMap<String, Template> form = new LinkedHashMap<>();
    form.put("grant_type", new Template.Literal(type));
    return form;
  }

  /** The scopes as one text, or null where there are none. */
  private @Nullable Template scope(CheckedMap fields) {
    List<Template> parts = new ArrayList<>();
    for (ScalarNode scope : fields.scalars("scopes")) {
      if (!parts.isEmpty()) {
        parts.add(new Template.Literal(fields.text("scope_separator", " ")));
      }
      parts.add(templates.text(scope, ExpressionScope.AUTH));
    }
    return parts.isEmpty() ? null : new Template.Text(parts);
  }

  private SequencedMap<String, Template> own(CheckedMap fields, String key, ExpressionScope scope) {
    MapNode own = fields.map(key);
    return own == null ? new LinkedHashMap<>() : templates.texts(own, scope);
  }

  private Template read(String expression, Place owner) {
    return new Template.Computed(expressions.supplied(expression, owner));
  }
}
