package dev.mapwright.engine.upstream.auth;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import dev.mapwright.engine.upstream.wire.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The URL below which an account's requests go, where a login says it. */
public final class TokenBase {
  private TokenBase() {}

  /**
   * A request where the token says that it goes. Whether the connector names that origin is still
   * to be asked.
   *
   * @param token {@code $token}, or null where the account needs none
   */
  public static UnsentRequest placed(
      Account account, UnsentRequest request, @Nullable Auth auth, @Nullable Object token) {
    Expression baseUrl = auth == null || auth.token() == null ? null : auth.token().baseUrl();
    if (baseUrl == null || token == null) {
      return request;
    }
    URI base = in(baseUrl, account, token);
    if (base == null) {
      throw new VendorException(
          Outcome.VENDOR_ERROR,
          account.connector().label()
              + " let the account in without a URL at "
              + baseUrl.source()
              + ", below which its requests go",
          0,
          Map.of(),
          null,
          null);
    }
    return RequestBuilder.below(account, request, base);
  }

  /** The URL in a token; null if there is none. */
  static @Nullable URI in(Expression baseUrl, Account account, Object token) {
    try {
      Object found = baseUrl.evaluate(token, RequestBuilder.variables(account));
      URI base = found instanceof String text ? new URI(text.strip()) : null;
      boolean isBase =
          base != null
              && Origin.of(base) != null
              && base.getRawQuery() == null
              && base.getRawFragment() == null;
      return isBase ? base : null;
    } catch (URISyntaxException | ExpressionFailure _) {
      return null;
    }
  }
}
