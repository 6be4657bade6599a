package dev.mapwright.engine.upstream;

import dev.mapwright.engine.connector.Request;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks a vendor by itself.
 *
 * @param method GET or POST
 * @param path below the connector's base URL, encoded, without a slash at its beginning
 * @param query encoded; null for none
 * @param headers of the caller, of which those are passed on that say what is wanted
 * @param body as it is sent; empty for none
 */
public record PassedRequest(
    Request.Method method,
    String path,
    @Nullable String query,
    Map<String, String> headers,
    byte[] body) {
  public PassedRequest {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** Neither query nor headers nor body, which may hold anything. */
  @Override
  public String toString() {
    return method + " of " + path.length() + " characters";
  }
}
