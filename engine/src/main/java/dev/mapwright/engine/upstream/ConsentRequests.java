package dev.mapwright.engine.upstream;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.Consent;
import dev.mapwright.engine.account.Consented;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Auth.Grant;
import dev.mapwright.engine.connector.Auth.TokenSource;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.ErrorRules;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Budget;
import dev.mapwright.engine.upstream.auth.Authentications;
import dev.mapwright.engine.upstream.auth.TokenKey;
import dev.mapwright.engine.upstream.auth.TokenRequests;
import dev.mapwright.engine.upstream.auth.TokenState.Held;
import dev.mapwright.engine.upstream.auth.TokenStore;
import dev.mapwright.engine.upstream.request.Encoder;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a customer's consent becomes a token. Thread-safe; an exchange blocks its thread. */
public final class ConsentRequests {
  private static final ErrorRules NO_RULES = new ErrorRules(new LinkedHashMap<>(), null);

  private final TokenStore store;
  private final TokenRequests requests;

  ConsentRequests(TokenStore store, TokenRequests requests) {
    this.store = store;
    this.requests = requests;
  }

  /**
   * The vendor's page where the customer consents.
   *
   * @throws CallerException if the vendor has none
   */
  public URI page(Account account, Consent consent) {
    Endpoint page =
        new Endpoint(
            "auth.consent", way(account).code.consent(), NO_RULES, List.of(), Duration.ZERO, 1);
    Variables variables = variables(consent);
    return Encoder.encode(account, RequestBuilder.draft(account, page, variables)).uri();
  }

  /**
   * What the vendor gives for a code that came back. The code is sent once, whatever comes of it.
   *
   * @throws VendorException if the vendor refuses or fails
   * @throws dev.mapwright.engine.failure.DeadlineException if the budget is spent
   */
  public Consented redeem(Account account, Consent consent, String code, Budget budget) {
    Way way = way(account);
    return requests.exchanged(
        account,
        way.auth,
        way.source,
        way.code.exchange(),
        variables(consent).with("code", code),
        budget);
  }

  /** From now on the account, which has the refresh token among its fields, uses the token. */
  public void keep(Account account, Consented consented) {
    TokenKey key = TokenKey.of(account);
    store.exclusively(
        key,
        () -> {
          store.save(key, new Held(consented.token(), consented.renewAt(), 1));
          return key;
        });
  }

  private static Variables variables(Consent consent) {
    return Variables.NONE
        .with("redirect_uri", consent.redirectUri())
        .with("state", consent.state())
        .with("code_challenge", consent.challenge())
        .with("code_verifier", consent.verifier());
  }

  /** A way to be let in by consent. */
  private record Way(Auth auth, TokenSource source, Grant.AuthorizationCode code) {}

  /** The one that the account will be let in by, once it has a refresh token. */
  private static Way way(Account account) {
    Auth auth = Authentications.choose(account.lent(Map.of(Consented.FIELD, "to come")));
    TokenSource source = auth == null ? null : auth.token();
    if (auth != null && source != null && source.grant() instanceof Grant.AuthorizationCode code) {
      return new Way(auth, source, code);
    }
    throw new CallerException(
        CallerException.Kind.BAD_REQUEST,
        account.connector().label()
            + " has no page where the customer of "
            + account
            + " consents; its fields say that it is let in otherwise");
  }
}
