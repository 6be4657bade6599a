package dev.mapwright.server.http;

import dev.mapwright.engine.Holding;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param method such as {@code GET}
 * @param path still percent-encoded, so that an encoded slash stays inside its segment
 * @param query what stands after the question mark, still encoded; null without a question mark
 * @param headers names in lower case; of several values of one name the first
 * @param holding what its answer is made of, until that has gone out
 */
public record ServerRequest(
    String method,
    String path,
    @Nullable String query,
    Map<String, String> headers,
    Holding holding) {
  public ServerRequest {
    headers = Map.copyOf(headers);
  }

  /** The same at another path. */
  ServerRequest withPath(String other) {
    return new ServerRequest(method, other, query, headers, holding);
  }

  /** A header by its name in lower case. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }
}
