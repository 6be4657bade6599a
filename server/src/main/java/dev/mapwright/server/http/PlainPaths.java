package dev.mapwright.server.http;

import java.util.Set;

/**
 * Takes slashes as people write them: several in a row are one, and one at the end is none.
 *
 * @param kept paths that mean something as they stand
 * @param inside answers the request with its plain path
 */
public record PlainPaths(Set<String> kept, Handler inside) implements Handler {
  public PlainPaths {
    kept = Set.copyOf(kept);
  }

  @Override
  public ServerResponse handle(ServerRequest request) {
    String single = request.path().replaceAll("/{2,}", "/");
    boolean slashAtEnd = single.length() > 1 && single.endsWith("/") && !kept.contains(single);
    String plain = slashAtEnd ? single.substring(0, single.length() - 1) : single;
    return inside.handle(plain.equals(request.path()) ? request : request.withPath(plain));
  }
}
