package dev.mapwright.engine.connector.grammar;

import static dev.mapwright.engine.yaml.schema.Key.of;
import static dev.mapwright.engine.yaml.schema.Key.required;

import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Kind.Expression;
import dev.mapwright.engine.yaml.schema.Kind.Many;
import dev.mapwright.engine.yaml.schema.Kind.Named;
import dev.mapwright.engine.yaml.schema.Kind.Shaped;
import dev.mapwright.engine.yaml.schema.Kind.Template;
import dev.mapwright.engine.yaml.schema.Kind.Text;
import dev.mapwright.engine.yaml.schema.Kind.Words;
import dev.mapwright.engine.yaml.schema.Shape;
import java.util.List;

/** Keys of authentication. */
final class AuthKeys {
  /** A request of auth takes the base URL and nothing more, so it says all itself. */
  private static final List<Key> REQUEST =
      Key.join(
          RequestKeys.REQUEST,
          RequestKeys.FRAGMENT,
          RequestKeys.BODY,
          List.of(RequestKeys.ERRORS),
          RequestKeys.ATTEMPTS);

  private static final Key EXPIRES =
      of("expires", new Expression(), "The token's end, over the token: seconds, epoch or date.");

  static final Shape REFRESH =
      Shape.of(
          "refresh",
          "The request used instead while there is a token, $token.",
          REQUEST,
          List.of(
              of(
                  "record",
                  new Expression(),
                  "The token, over the answer's body. Default: the same as for the first.")));

  static final Shape TOKEN =
      Shape.of(
          "token",
          "A request that yields a token, which is $token in the fragment.",
          REQUEST,
          List.of(
              of("record", new Expression(), "The token, over the answer's body. Default $."),
              EXPIRES,
              of(
                  "refresh",
                  new Shaped(REFRESH),
                  "The request used instead while there is a token.")));

  private static final Kind FORM = new Named(new Text("a name"), new Template(), false);

  static final Shape OAUTH2 =
      Shape.of(
          "oauth2",
          "A token by OAuth 2; reads $account.client_id and $account.client_secret.",
          List.of(
              required(
                  "grant", Words.of("client_credentials", "authorization_code"), "Which grant."),
              required("token_url", new Template(), "The token endpoint.").formerly("url"),
              of("authorize_url", new Template(), "The page where the customer consents.")
                  .formerly("authorize"),
              of(
                      "client_auth",
                      Words.of("basic", "body"),
                      "How the client tells who it is. Default basic.")
                  .formerly("client"),
              of("scopes", new Many(new Template()), "Scopes."),
              of(
                      "scope_separator",
                      new Text("text"),
                      "What stands between scopes. Default a blank.")
                  .formerly("separator"),
              of("form", FORM, "Further form fields of token requests."),
              of("authorize_query", FORM, "Further parameters of the consent page.")
                  .formerly("params"),
              RequestKeys.ERRORS,
              of(
                  "expires",
                  new Expression(),
                  "The token's end, over the token: seconds, epoch or date. Default expires_in.")));

  static final Shape AUTH =
      Shape.of(
          "auth",
          "What every request carries to be let in.",
          List.of(
              of(
                  "when",
                  new Expression(),
                  "Whether this alternative counts, over $account; the first that does is used.")),
          RequestKeys.FRAGMENT,
          List.of(
              of("basic", new Shaped(RequestKeys.BASIC), "HTTP basic authentication."),
              of("token", new Shaped(TOKEN), "A request that yields a token."),
              of("oauth2", new Shaped(OAUTH2), "A token by OAuth 2.")));

  private AuthKeys() {}
}
