package dev.mapwright.server.auth;

import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.RequestQuota;
import dev.mapwright.server.http.RequestQuotas;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.store.Store;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Lets through no more requests of a key, and for an account, than they may make. The operator's
 * own token is not counted as a key. Thread-safe.
 */
public final class QuotaGate implements Handler {
  private final @Nullable QuotaCounter perKey;
  private final @Nullable QuotaCounter perAccount;
  private final String accountParameter;
  private final Handler inside;

  /**
   * A gate.
   *
   * @param store which servers count together in, if they share one; null for none
   * @param accountParameter by which requests name an account
   * @param inside what stands behind; requests have passed the gate of tokens
   */
  public QuotaGate(
      RequestQuotas quotas, @Nullable Store store, String accountParameter, Handler inside) {
    this.perKey = counter(quotas.perKey(), store);
    this.perAccount = counter(quotas.perAccount(), store);
    this.accountParameter = accountParameter;
    this.inside = inside;
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

  @Override
  public ServerResponse handle(ServerRequest request) {
    ApiCaller caller = request.caller();
    String token = request.header("authorization");
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
    return inside.handle(request);
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
