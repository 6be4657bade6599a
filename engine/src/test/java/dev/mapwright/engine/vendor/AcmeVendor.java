package dev.mapwright.engine.vendor;

import static dev.mapwright.engine.vendor.Written.expression;
import static dev.mapwright.engine.vendor.Written.template;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.expression.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A connector to a vendor of the tests, and an account with it. */
public final class AcmeVendor {
  private final Template baseUrl;
  private final SequencedMap<String, AccountField> fields = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<Template> hosts = new ArrayList<>();
  private final List<Auth> auth = new ArrayList<>();

  private AcmeVendor(Template baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** Begins with the base URL. */
  public static AcmeVendor at(String baseUrl) {
    return new AcmeVendor(template(baseUrl));
  }

  /** A field that may be told. */
  public AcmeVendor field(String name, String value) {
    return field(name, value, false);
  }

  /** A field that must not be told. */
  public AcmeVendor secret(String name, String value) {
    return field(name, value, true);
  }

  public AcmeVendor host(String url) {
    hosts.add(template(url));
    return this;
  }

  /** Authentication by one header. */
  public AcmeVendor authHeader(String name, String value) {
    return auth(null, fragment("headers", name, value), null);
  }

  /** Authentication by one parameter. */
  public AcmeVendor authQuery(String name, String value) {
    return auth(null, fragment("query", name, value), null);
  }

  /** Authentication by one header, if a condition over the account holds. */
  public AcmeVendor authHeaderWhen(String condition, String name, String value) {
    auth.add(new Auth(expression(condition), fragment("headers", name, value), null, null));
    return this;
  }

  /** HTTP basic authentication. */
  public AcmeVendor authBasic(String username, String password) {
    return auth(new Request.Basic(template(username), template(password)), Fragment.EMPTY, null);
  }

  /** A token that is fetched, and sent as {@code Authorization: Bearer}. */
  public AcmeVendor token(Endpoint endpoint, @Nullable String expires) {
    return token(endpoint, expires, null, new Auth.Grant.Login());
  }

  /** A token that is a part of the answer. */
  public AcmeVendor tokenRecord(Endpoint endpoint, String record) {
    return token(
        new Auth.TokenSource(endpoint, expression(record), null, null, new Auth.Grant.Login()));
  }

  /** A token of any kind. */
  public AcmeVendor token(
      Endpoint endpoint,
      @Nullable String expires,
      Auth.@Nullable Refresh refresh,
      Auth.Grant grant) {
    return token(
        new Auth.TokenSource(
            endpoint,
            expression("$"),
            expires == null ? null : expression(expires),
            refresh,
            grant));
  }

  private AcmeVendor token(Auth.TokenSource source) {
    return auth(
        null, fragment("headers", "Authorization", "Bearer {{ $token.access_token }}"), source);
  }

  /** The account. */
  public Account account() {
    return account("acme-1");
  }

  /** The account by another name. */
  public Account account(String id) {
    return new Account(
        id,
        new Connector(
            "acme",
            "Acme",
            null,
            fields,
            baseUrl,
            hosts,
            auth,
            new LinkedHashMap<>(),
            Written.HERE.file()),
        values);
  }

  private AcmeVendor field(String name, String value, boolean secret) {
    fields.put(name, new AccountField(name, null, null, secret, false, null, null, List.of()));
    values.put(name, value);
    return this;
  }

  private AcmeVendor auth(
      Request.@Nullable Basic basic, Fragment fragment, Auth.@Nullable TokenSource token) {
    auth.add(new Auth(null, fragment, basic, token));
    return this;
  }

  private static Fragment fragment(String part, String name, String value) {
    SequencedMap<String, Template> pair = new LinkedHashMap<>(Map.of(name, template(value)));
    SequencedMap<String, Template> none = new LinkedHashMap<>();
    return part.equals("query")
        ? new Fragment(pair, none, null, null)
        : new Fragment(none, pair, null, null);
  }
}
