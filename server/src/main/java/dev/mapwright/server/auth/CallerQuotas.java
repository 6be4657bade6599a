package dev.mapwright.server.auth;

import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.RequestQuota;
import dev.mapwright.server.http.RequestQuotas;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.store.Store;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of each key, and for each account. The operator's own token is not counted as
 * a key. Thread-safe.
 */
public final class CallerQuotas {
  private final @Nullable QuotaCounter perKey;
  private final @Nullable QuotaCounter perAccount;
  private final String accountParameter;

  /**
   * Nothing was counted yet.
   *
   * @param store which servers count together in, if they share one; null for none
   * @param accountParameter by which requests name an account
   */
  public CallerQuotas(RequestQuotas quotas, @Nullable Store store, String accountParameter) {
    this.perKey = counter(quotas.perKey(), store);
    this.perAccount = counter(quotas.perAccount(), store);
    this.accountParameter = accountParameter;
  }

  private static @Nullable QuotaCounter counter(
      @Nullable RequestQuota quota, @Nullable Store store) {
    if (quota == null) {
      return null;
    }
    SharedQuota shared =
        store == null || !store.isShared()
            ? null
            : new SharedQuota(quota, store.quotas(), InstantSource.system());
    return new QuotaCounter(quota, shared);
  }

  /**
   * Counts a request.
   *
   * @param caller who makes it
   * @param token by which the caller is known, as it stands in a header; null for none
   * @throws HttpException 429 if it is one too many
   */
  public void count(ApiCaller caller, @Nullable String token, ServerRequest request) {
    if (perKey != null && token != null && isKey(caller)) {
      perKey.count("key " + HexFormat.of().formatHex(ApiToken.hash(token)), "This key");
    }
    if (perAccount != null && caller.rights() != ApiCaller.Rights.NOTHING) {
      String account = account(request);
      // Who may not read an account takes nothing from those who may.
      if (account != null && caller.mayRead(account)) {
        perAccount.count("account " + account, "The integrated account '" + account + "'");
      }
    }
  }

  private static boolean isKey(ApiCaller caller) {
    return caller.rights() != ApiCaller.Rights.NOTHING && !caller.equals(ApiCaller.OPERATOR);
  }

  private @Nullable String account(ServerRequest request) {
    if (request.query() == null) {
      return null;
    }
    try {
      return new ParameterReader(QueryString.parse(request.query())).text(accountParameter);
    } catch (HttpException _) {
      return null; // told by what reads it
    }
  }
}
