package dev.mapwright.engine.upstream.request;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.wire.Percent;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Turns what a connector says of a request into the request. {@code $account} is always in scope;
 * an expression that cannot be evaluated throws {@link
 * dev.mapwright.engine.expression.ExpressionFailure}.
 */
public final class RequestBuilder {
  private RequestBuilder() {}

  /** {@code $account}, secrets included: for requests, never for mappings. */
  public static Variables variables(Account account) {
    return Variables.NONE.with("account", account.fields());
  }

  /**
   * A request without authentication and pagination.
   *
   * @param variables what its templates read, besides {@code $account}
   * @throws dev.mapwright.engine.failure.ConnectorException if a value in the path is undefined, or
   *     would lead elsewhere
   */
  public static UnsentRequest draft(Account account, Endpoint endpoint, Variables variables) {
    Request request = endpoint.request();
    Variables scope = variables.with("account", account.fields());
    URI uri = new Urls(account, scope, request.place()).of(request.target());
    RequestParts parts = RequestParts.of(request.fragment(), scope);
    UnsentRequest draft =
        new UnsentRequest(
            endpoint, uri, parts.query(), parts.headers(), parts.json(), parts.form(), false);
    return request.basic() == null
        ? draft
        : draft.with(BasicAuthentication.of(request.basic(), scope, request.place()));
  }

  /**
   * A fragment's values, {@linkplain RequestParts#isEmpty() empty} if all of them are undefined.
   */
  public static RequestParts render(Account account, Fragment fragment, Variables variables) {
    return RequestParts.of(fragment, variables.with("account", account.fields()));
  }

  /**
   * A URL that the vendor handed out, asked for in the same way as the first page. Its query stays
   * as it is.
   *
   * @param first the first page's request
   * @param url absolute
   * @param keep parameters of the first page's request that are added when missing
   */
  public static UnsentRequest follow(UnsentRequest first, String url, List<String> keep) {
    URI uri = parseUrl(first, url);
    Set<String> present = Queries.names(uri);
    SequencedMap<String, Object> missing = new LinkedHashMap<>();
    keep.stream()
        .filter(name -> first.query().containsKey(name) && !present.contains(name))
        .forEach(name -> missing.put(name, first.query().get(name)));
    return new UnsentRequest(
        first.endpoint(), uri, missing, first.headers(), first.json(), first.form(), true);
  }

  private static URI parseUrl(UnsentRequest first, String url) {
    try {
      return new URI(Percent.url(url.strip().replaceFirst("#.*$", "")));
    } catch (URISyntaxException e) {
      throw new VendorException(
          Outcome.VENDOR_ERROR,
          first.endpoint().name()
              + ": the vendor's URL of the next page cannot be read: "
              + e.getReason(),
          0,
          Map.of(),
          null,
          null);
    }
  }

  /** The connector's base URL for an account. */
  public static URI base(Account account, Endpoint endpoint) {
    return new Urls(account, variables(account), endpoint.request().place()).base();
  }

  /** A request below the connector's base URL as it is below another one, which a vendor gave. */
  public static UnsentRequest below(Account account, UnsentRequest request, URI other) {
    return request.below(base(account, request.endpoint()), other);
  }

  /** The names of a URL's query parameters. */
  public static Set<String> queryNames(URI uri) {
    return Queries.names(uri);
  }
}
