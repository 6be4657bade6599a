package dev.mapwright.server.http;

import java.util.Map;

/** What stands behind a route. */
@FunctionalInterface
public interface Operation {
  /**
   * Answers a request.
   *
   * @param request the request
   * @param path the decoded values of the route's placeholders
   */
  ServerResponse handle(ServerRequest request, Map<String, String> path);
}
