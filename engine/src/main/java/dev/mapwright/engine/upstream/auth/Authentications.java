package dev.mapwright.engine.upstream.auth;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.expression.Truth;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.upstream.request.BasicAuthentication;
import dev.mapwright.engine.upstream.request.Encoder;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import dev.mapwright.engine.upstream.request.RequestParts;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import dev.mapwright.engine.upstream.transport.HttpCall;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What authentication adds to a request. */
public final class Authentications {
  private Authentications() {}

  /** The first alternative that fits the account; null where the connector has none. */
  public static @Nullable Auth choose(Account account) {
    Variables scope = RequestBuilder.variables(account);
    for (Auth auth : account.connector().auth()) {
      if (auth.when() == null || Truth.of(auth.when().evaluate(null, scope))) {
        return auth;
      }
    }
    if (account.connector().auth().isEmpty()) {
      return null;
    }
    throw new CallerException(
        CallerException.Kind.BAD_REQUEST,
        "The fields of "
            + account
            + " fit none of the connector's ways to authenticate; fill in those of one of them");
  }

  /**
   * A request as it goes over the wire, with its authentication.
   *
   * @param auth null where the account is let in without
   * @param token {@code $token}, or the challenge that digest authentication answers, or null where
   *     the account needs neither
   * @param body what is sent instead of the request's own body; null for that
   */
  public static HttpCall encoded(
      Account account,
      UnsentRequest request,
      @Nullable Auth auth,
      @Nullable Object token,
      Stamp stamp,
      byte @Nullable [] body) {
    DigestChallenge challenge = token instanceof DigestChallenge asked ? asked : null;
    Object carried = challenge == null ? token : null;
    Variables scope = stamp.in(RequestBuilder.variables(account.own()).with("token", carried));
    UnsentRequest complete = auth == null ? request : added(request, auth, carried, scope);
    HttpCall call = Encoder.encode(account, complete);
    HttpCall whole = body == null ? call : call.with(body);
    if (auth == null) {
      return whole;
    }
    if (challenge != null && auth.digest() != null) {
      Place place = request.endpoint().request().place();
      String answer =
          DigestAnswer.of(
              challenge,
              BasicAuthentication.text(auth.digest().username(), "username", scope, place),
              BasicAuthentication.text(auth.digest().password(), "password", scope, place),
              whole,
              stamp.nonce());
      whole =
          Encoder.added(whole, RequestParts.ofHeader("Authorization", answer), request.endpoint());
    }
    if (auth.sign().isEmpty()) {
      return whole;
    }
    RequestParts signature =
        RequestParts.of(auth.sign(), scope.with("request", SignedRequest.of(whole)));
    return Encoder.added(whole, signature, request.endpoint());
  }

  private static UnsentRequest added(
      UnsentRequest request, Auth auth, @Nullable Object token, Variables scope) {
    RequestParts fragment = RequestParts.of(auth.fragment(), scope);
    if (token != null && fragment.isEmpty() && !auth.fragment().isEmpty()) {
      Place place = auth.fragment().expressions().getFirst().place();
      throw new ConnectorException(
          "The authentication came out undefined: " + described(token), place);
    }
    UnsentRequest authenticated = request.with(fragment);
    return auth.basic() == null
        ? authenticated
        : authenticated.with(
            BasicAuthentication.of(auth.basic(), scope, request.endpoint().request().place()));
  }

  private static String described(Object token) {
    return token instanceof Map<?, ?> map
        ? "$token has the members " + map.keySet()
        : "$token is no object";
  }
}
