package dev.mapwright.server.auth;

import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets only those in who send the API token as a bearer token.
 *
 * @param token the token
 * @param open paths that need none
 * @param inside what stands behind
 */
public record TokenGate(ApiToken token, Set<String> open, Handler inside) implements Handler {
  private static final String SCHEME = "Bearer ";

  public TokenGate {
    open = Set.copyOf(open);
  }

  @Override
  public ServerResponse handle(ServerRequest request) {
    if (!open.contains(request.path())) {
      check(request);
    }
    return inside.handle(request);
  }

  private void check(ServerRequest request) {
    String sent = request.header("authorization");
    if (sent == null) {
      throw refused("Send the API token as 'Authorization: Bearer <token>'");
    }
    if (!sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        || !token.matches(sent.substring(SCHEME.length()).strip())) {
      throw refused("The API token is not the one this server was started with");
    }
  }

  private static HttpException refused(String message) {
    return new HttpException(401, message, List.of(), Map.of("www-authenticate", "Bearer"));
  }
}
