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
 * @param caller who sends it; nobody before it has passed the gate
 * @param body what it holds
 * @param holding what its answer is made of, until that has gone out
 * @param notes what is found out about it
 */
public record ServerRequest(
    String method,
    String path,
    @Nullable String query,
    Map<String, String> headers,
    ApiCaller caller,
    RequestBody body,
    Holding holding,
    RequestNotes notes) {
  public ServerRequest {
    headers = Map.copyOf(headers);
  }

  /** From nobody that is known yet, and without a body or a name. */
  public ServerRequest(
      String method,
      String path,
      @Nullable String query,
      Map<String, String> headers,
      Holding holding) {
    this(
        method,
        path,
        query,
        headers,
        ApiCaller.NOBODY,
        RequestBody.NONE,
        holding,
        new RequestNotes(""));
  }

  /** The same at another path. */
  ServerRequest withPath(String other) {
    return new ServerRequest(method, other, query, headers, caller, body, holding, notes);
  }

  /** The same with another query. */
  public ServerRequest withQuery(String other) {
    return new ServerRequest(method, path, other, headers, caller, body, holding, notes);
  }

  /** The same from somebody. */
  public ServerRequest from(ApiCaller somebody) {
    return new ServerRequest(method, path, query, headers, somebody, body, holding, notes);
  }

  /** A header by its name in lower case. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }
}
