package dev.mapwright.server.failure;

import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.server.http.ParameterMistake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, ready to be told to a caller in any dialect.
 *
 * @param status the HTTP status to answer
 * @param message what was expected, what came, what to do; holds no secret
 * @param failures single mistakes of the request, one line each
 * @param mistakes the parameters that are wrong, for forms that tell them apart
 * @param nextCursor from where the same call goes on, or null
 * @param headers to be sent with the answer, names in lower case
 * @param vendor what the vendor said, or null where it is not the vendor's failure
 */
public record Failure(
    int status,
    String message,
    List<String> failures,
    List<ParameterMistake> mistakes,
    @Nullable String nextCursor,
    Map<String, String> headers,
    @Nullable Vendor vendor) {
  public Failure {
    failures = List.copyOf(failures);
    mistakes = List.copyOf(mistakes);
    headers = Map.copyOf(headers);
  }

  /** A failure that is no parameter's. */
  public Failure(
      int status,
      String message,
      List<String> failures,
      @Nullable String nextCursor,
      Map<String, String> headers,
      @Nullable Vendor vendor) {
    this(status, message, failures, List.of(), nextCursor, headers, vendor);
  }

  /** A failure of which there is nothing more to say. */
  public static Failure of(int status, String message) {
    return new Failure(status, message, List.of(), null, Map.of(), null);
  }

  /** The same, with where the call goes on. */
  public Failure from(@Nullable String cursor) {
    return new Failure(status, message, failures, mistakes, cursor, headers, vendor);
  }

  /** The same with more headers. */
  public Failure with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new Failure(status, message, failures, mistakes, nextCursor, all, vendor);
  }

  /**
   * What the vendor said.
   *
   * @param outcome what it amounts to
   * @param body decoded, or text; null where there was none
   */
  public record Vendor(Outcome outcome, @Nullable Object body) {}
}
