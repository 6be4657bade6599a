package dev.mapwright.server.auth;

import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Lets only those in who send a token that is known as a bearer token.
 *
 * @param callers knows them
 * @param open tells the paths that need none
 * @param inside what stands behind
 */
public record TokenGate(KnownCallers callers, Predicate<String> open, Handler inside)
    implements Handler {
  private static final String SCHEME = "Bearer ";

  @Override
  public ServerResponse handle(ServerRequest request) {
    return inside.handle(open.test(request.path()) ? request : request.from(caller(request)));
  }

  private ApiCaller caller(ServerRequest request) {
    String sent = request.header("authorization");
    if (sent == null) {
      throw refused("Send the API token as 'Authorization: Bearer <token>'");
    }
    if (!sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw refused("Send the API token as 'Authorization: Bearer <token>'");
    }
    return callers
        .find(sent.substring(SCHEME.length()).strip())
        .orElseThrow(() -> refused("The token is none of this server's, or is revoked or expired"));
  }

  private static HttpException refused(String message) {
    return new HttpException(401, message, List.of(), Map.of("www-authenticate", "Bearer"));
  }
}
