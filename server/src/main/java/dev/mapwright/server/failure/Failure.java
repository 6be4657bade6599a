package dev.mapwright.server.failure;

import dev.mapwright.engine.failure.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, ready to be told to a caller in any dialect.
 *
 * @param status the HTTP status to answer
 * @param message what was expected, what came, what to do; holds no secret
 * @param failures single mistakes of the request, one line each
 * @param nextCursor from where the same call goes on, or null
 * @param headers to be sent with the answer, names in lower case
 * @param vendor what the vendor said, or null where it is not the vendor's failure
 */
public record Failure(
    int status,
    String message,
    List<String> failures,
    @Nullable String nextCursor,
    Map<String, String> headers,
    @Nullable Vendor vendor) {
  public Failure {
    failures = List.copyOf(failures);
    headers = Map.copyOf(headers);
  }

  /** A failure of which there is nothing more to say. */
  public static Failure of(int status, String message) {
    return new Failure(status, message, List.of(), null, Map.of(), null);
  }

  /** The same, with where the call goes on. */
  public Failure from(@Nullable String cursor) {
    return new Failure(status, message, failures, cursor, headers, vendor);
  }

  /**
   * What the vendor said.
   *
   * @param outcome what it amounts to
   * @param body decoded, or text; null where there was none
   */
  public record Vendor(Outcome outcome, @Nullable Object body) {}
}
