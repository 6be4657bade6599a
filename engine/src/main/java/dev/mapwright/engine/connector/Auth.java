package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way to authenticate.
 *
 * @param when a condition over the account's fields, or null for always
 * @param fragment what every request carries
 * @param basic HTTP basic authentication of every request, or null
 * @param digest user name and password of HTTP digest authentication, or null
 * @param sign what is added last; reads the request as it goes out
 * @param token how a token is fetched, or null where none is
 */
public record Auth(
    @Nullable Expression when,
    Fragment fragment,
    Request.@Nullable Basic basic,
    Request.@Nullable Basic digest,
    Fragment sign,
    @Nullable TokenSource token) {

  /** One that signs nothing. */
  public Auth(
      @Nullable Expression when,
      Fragment fragment,
      Request.@Nullable Basic basic,
      @Nullable TokenSource token) {
    this(when, fragment, basic, null, Fragment.EMPTY, token);
  }

  /** What is evaluated for each request; what fetches the token is not among it. */
  public List<Expression> expressions() {
    List<Expression> all = new ArrayList<>(fragment.expressions());
    for (Request.Basic pair : Arrays.asList(basic, digest)) {
      if (pair != null) {
        all.addAll(pair.username().expressions());
        all.addAll(pair.password().expressions());
      }
    }
    all.addAll(sign.expressions());
    return all;
  }

  /** The names of the query parameters that it adds. */
  public Set<String> parameters() {
    Set<String> names = new LinkedHashSet<>(fragment.query().keySet());
    names.addAll(sign.query().keySet());
    return names;
  }

  /**
   * How a token is fetched. The result is {@code $token} in the fragment.
   *
   * @param endpoint the request that yields a token; in an authorization-code grant the refresh
   * @param record from the answer's body to the token
   * @param expires from the token to its end: seconds from now, epoch, or a date; may be null
   * @param refresh what is asked instead while there is a token, or null
   * @param grant which standard it follows
   * @param steps what is asked before, in order, by name: {@code $steps} for those behind it
   * @param baseUrl from the token to the URL below which requests go, or null for the connector's
   */
  public record TokenSource(
      Endpoint endpoint,
      Expression record,
      @Nullable Expression expires,
      @Nullable Refresh refresh,
      Grant grant,
      SequencedMap<String, Step> steps,
      @Nullable Expression baseUrl) {
    public TokenSource {
      steps = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(steps));
    }

    /** One of a single request. */
    public TokenSource(
        Endpoint endpoint,
        Expression record,
        @Nullable Expression expires,
        @Nullable Refresh refresh,
        Grant grant) {
      this(endpoint, record, expires, refresh, grant, new LinkedHashMap<>(), null);
    }

    /** The requests that lead to a token, in the order in which they are made. */
    public List<Endpoint> endpoints() {
      List<Endpoint> all = new ArrayList<>();
      steps.values().forEach(step -> all.add(step.endpoint()));
      all.add(endpoint);
      return all;
    }
  }

  /**
   * A step of a login.
   *
   * @param endpoint the request
   * @param record from the answer's body to what later steps read
   */
  public record Step(Endpoint endpoint, Expression record) {}

  /**
   * What is asked instead while there is a token.
   *
   * @param endpoint the request
   * @param record from the answer's body to the token
   */
  public record Refresh(Endpoint endpoint, Expression record) {}

  /** The standard that a token request follows. */
  public sealed interface Grant {
    /** A login of the vendor's own kind. */
    record Login() implements Grant {}

    /** OAuth 2 client credentials. */
    record ClientCredentials() implements Grant {}

    /**
     * OAuth 2 authorization code: the customer consents once in a browser, and the refresh token
     * got thereby is part of the account.
     *
     * @param consent the page where the customer consents; reads {@code $redirect_uri}, {@code
     *     $state} and, with PKCE, {@code $code_challenge}
     * @param exchange from the {@code $code} that comes back to {@code $redirect_uri} to the first
     *     token; reads {@code $code_verifier} with PKCE
     */
    record AuthorizationCode(Request consent, Endpoint exchange) implements Grant {}
  }
}
