package dev.mapwright.server.auth;

import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Names the account of a request whose token is an account's own, where the request does not.
 *
 * @param parameter by which requests name it
 * @param inside answers
 */
public record ImpliedAccount(String parameter, Handler inside) implements Handler {
  @Override
  public ServerResponse handle(ServerRequest request) {
    ApiCaller caller = request.caller();
    String query = request.query() == null ? "" : request.query();
    if (caller.rights() != ApiCaller.Rights.ACCOUNT
        || caller.account() == null
        || ("&" + query).contains("&" + parameter + "=")) {
      return inside.handle(request);
    }
    String named = parameter + "=" + URLEncoder.encode(caller.account(), StandardCharsets.UTF_8);
    return inside.handle(request.withQuery(query.isEmpty() ? named : query + "&" + named));
  }
}
