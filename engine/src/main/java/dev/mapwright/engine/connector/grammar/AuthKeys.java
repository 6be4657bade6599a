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
          FragmentKeys.FRAGMENT,
          FragmentKeys.BODY,
          List.of(RequestKeys.ERRORS),
          RequestKeys.ATTEMPTS);

  private static final Key EXPIRES =
      of(
          "expires",
          new Expression(),
          "The token's end, over the token: seconds from now, an epoch time or a date. What is no"
              + " time to come means that it is not known.",
          "valid_until");

  static final Shape REFRESH =
      Shape.of(
          "refresh",
          "The request used instead while there is a token, $token.",
          REQUEST,
          List.of(
              of(
                  "record",
                  new Expression(),
                  "The token, over the answer's body; members that it lacks are kept. Default: the"
                      + " same as for the first.",
                  "session")));

  private static final Shape STEP =
      Shape.of(
          "step",
          "A request that is made before the one for the token, with what earlier steps gave in"
              + " $steps.",
          REQUEST,
          List.of(
              of(
                  "record",
                  new Expression(),
                  "What it gives, an object or a text, over the answer's body. Default $.",
                  "data")));

  static final Shape TOKEN =
      Shape.of(
          "token",
          "A request that yields a token, which is $token in the fragment.",
          REQUEST,
          List.of(
              of(
                  "steps",
                  new Named(new Text("a name"), new Shaped(STEP), false),
                  "Requests that are made first, in this order; what each gives is $steps.name for"
                      + " those behind it, for the request of the token, and for record.",
                  "{place: {request: GET /where, query: {login: \"{{ $account.login }}\"}}}"),
              of(
                  "base_url",
                  new Expression(),
                  "The URL below which the account's requests go, over the token, in place of the"
                      + " connector's base_url; its origin must be one of the connector's, of"
                      + " hosts too.",
                  "rest_url"),
              of(
                  "record",
                  new Expression(),
                  "The token, over the answer's body and $steps. Default $.",
                  "session",
                  "'{\"id\": session, \"rest_url\": $steps.place.url}'"),
              EXPIRES,
              of(
                  "refresh",
                  new Shaped(REFRESH),
                  "The request used instead while there is a token; members that its answer lacks"
                      + " are kept.",
                  "{request: POST /login/again, json: {old: \"{{ $token.id }}\"}}")));

  private static final Kind FORM = new Named(new Text("a name"), new Template(), false);

  static final Shape OAUTH2 =
      Shape.of(
          "oauth2",
          "A token by OAuth 2; reads $account.client_id and $account.client_secret.",
          List.of(
              required(
                  "grant",
                  Words.of("client_credentials", "authorization_code"),
                  "Which grant.",
                  "client_credentials"),
              required(
                      "token_url",
                      new Template(),
                      "The token endpoint.",
                      "https://login.vendor.example/token")
                  .formerly("url"),
              of(
                      "authorize_url",
                      new Template(),
                      "The page where the customer consents.",
                      "https://login.vendor.example/consent")
                  .formerly("authorize"),
              of(
                      "client_auth",
                      Words.of("basic", "body"),
                      "How id and secret ($account.client_id, $account.client_secret) are sent."
                          + " Default basic.",
                      "body")
                  .formerly("client"),
              of(
                  "scopes",
                  new Many(new Template()),
                  "The rights that are asked for.",
                  "[candidates:read, files:read]"),
              of(
                      "scope_separator",
                      new Text("text"),
                      "What stands between scopes. Default a blank.",
                      "\",\"")
                  .formerly("separator"),
              of(
                  "form",
                  FORM,
                  "Further form fields of token requests.",
                  "{audience: https://api.vendor.example}"),
              of(
                      "authorize_query",
                      FORM,
                      "Further parameters of the consent page.",
                      "{prompt: consent}")
                  .formerly("params"),
              of(
                  "pkce",
                  new Kind.Flag(),
                  "Whether the vendor takes PKCE (S256): the consent is bound to whoever asked for"
                      + " it by a secret that only the exchange shows. Default false.",
                  "true"),
              RequestKeys.ERRORS,
              of(
                  "expires",
                  new Expression(),
                  "The token's end, over the token: seconds from now, an epoch time or a date."
                      + " Default expires_in.",
                  "expires_at")));

  private static final Shape SIGN =
      Shape.of(
          "sign",
          "What signs a request: added last, over the request as it goes out, which is $request"
              + " with method, url, host, path, query (as it is written, without the question"
              + " mark), headers (by names in lower case) and body (as text). It is made anew for"
              + " each attempt, and so are $time and $nonce.",
          FragmentKeys.FRAGMENT);

  static final Shape AUTH =
      Shape.of(
          "auth",
          "What every request carries to be let in.",
          List.of(
              of(
                  "when",
                  new Expression(),
                  "Whether this alternative counts, over $account; the first that does is used."
                      + " Each but the last needs one.",
                  "$exists($account.api_key)")),
          FragmentKeys.FRAGMENT,
          List.of(
              of(
                  "basic",
                  new Shaped(RequestKeys.BASIC),
                  "HTTP basic authentication of every request.",
                  "{username: \"{{ $account.api_key }}\", password: \"\"}"),
              of(
                  "digest",
                  new Shaped(RequestKeys.BASIC),
                  "HTTP digest authentication of every request (RFC 7616, qop auth): the vendor's"
                      + " challenge is answered by SHA-256 or MD5, and remembered for the requests"
                      + " that follow.",
                  "{username: \"{{ $account.user }}\", password: \"{{ $account.password }}\"}"),
              of(
                  "sign",
                  new Shaped(SIGN),
                  "The signature of every request: headers or parameters that are made of the"
                      + " request itself.",
                  "{headers: {X-Signature: \"{{ $hmac('SHA-256', $account.secret, $request.method"
                      + " & $request.path & $request.body) }}\"}}"),
              of(
                  "token",
                  new Shaped(TOKEN),
                  "A login of the vendor's own: a request that yields $token. Without headers,"
                      + " query and basic beside it, requests carry Authorization: Bearer {{"
                      + " $token.access_token }}.",
                  "{request: POST /login, json: {key: \"{{ $account.api_key }}\"}, record:"
                      + " session}"),
              of(
                  "oauth2",
                  new Shaped(OAUTH2),
                  "The same by the standard: a token by OAuth 2.",
                  "{grant: client_credentials, token_url: https://login.vendor.example/token}")));

  private AuthKeys() {}
}
