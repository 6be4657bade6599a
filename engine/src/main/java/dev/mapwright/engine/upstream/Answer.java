package dev.mapwright.engine.upstream;

import dev.mapwright.engine.connector.Outcome;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's answer that is no failure, decoded.
 *
 * @param outcome OK, EMPTY or NOT_FOUND
 * @param status the HTTP status
 * @param headers names in lower case
 * @param body the decoded body; null where there was none
 * @param uri what was asked, for resolving relative links
 * @param size of the body in bytes
 */
public record Answer(
    Outcome outcome,
    int status,
    Map<String, String> headers,
    @Nullable Object body,
    URI uri,
    int size) {
  public Answer {
    headers = Map.copyOf(headers);
  }
}
