package dev.mapwright.server.auth;

import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;

/**
 * Lets through no more requests of a key, and for an account, than they may make.
 *
 * @param quotas counts them
 * @param inside what stands behind; requests have passed the gate of tokens
 */
public record QuotaGate(CallerQuotas quotas, Handler inside) implements Handler {
  @Override
  public ServerResponse handle(ServerRequest request) {
    quotas.count(request.caller(), request.header("authorization"), request);
    return inside.handle(request);
  }
}
