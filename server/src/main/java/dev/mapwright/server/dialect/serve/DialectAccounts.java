package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.account.Account;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerRequest;
import java.util.Map;

/**
 * Tells by a dialect's header whose records a request is for.
 *
 * @param dialect the form
 * @param accounts all of them
 * @param token the API token, which is no account's
 */
public record DialectAccounts(Dialect dialect, Accounts accounts, ApiToken token) {

  /**
   * The account.
   *
   * @throws HttpException 401 if none is named, 403 if it cannot be read here
   */
  Account of(ServerRequest request) {
    String given = request.header(dialect.accountKey());
    if (given == null || given.isBlank()) {
      throw unauthenticated("Send the account's token as '" + dialect.accountHeader() + "'");
    }
    if (token.matches(given.strip())) {
      throw HttpException.of(
          403,
          "'" + dialect.accountHeader() + "' has the API token; it takes the token of an account");
    }
    AccountEntry entry =
        accounts
            .findByToken(given.strip())
            .orElseThrow(() ->
                unauthenticated("No account has the token in '" + dialect.accountHeader() + "'"));
    entry
        .hindrance()
        .ifPresent(why -> {
          throw HttpException.of(503, "The integrated account " + why);
        });
    Account account = accounts.overlaid(entry);
    if (!request.caller().mayRead(account.id())) {
      throw HttpException.of(
          403, "The key may not read the account of '" + dialect.accountHeader() + "'");
    }
    if (!account.connector().resources().containsKey(dialect.resource())) {
      throw HttpException.of(
          403,
          "The account is one of "
              + account.connector().label()
              + ", which has no "
              + dialect.resource());
    }
    return account;
  }

  private static HttpException unauthenticated(String message) {
    return HttpException.with(401, message, Map.of("www-authenticate", "Bearer"));
  }
}
