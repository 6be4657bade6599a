package dev.mapwright.server.route;

import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.PercentEncoding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the route table.
 *
 * @param method such as {@code GET}
 * @param pattern such as {@code /things/{id}}; a placeholder stands for one segment that is not
 *     empty, and {@code {rest}} at the end for one or more, which stay encoded
 * @param access who may call
 * @param operation what answers
 * @param summary what it does, in a few words
 * @param document how documents tell of it; null if they do not
 */
public record Route(
    String method,
    String pattern,
    Access access,
    Operation operation,
    String summary,
    @Nullable Document document) {
  /** The placeholder of all segments that are left. */
  public static final String REST = "rest";

  private static final String OF_REST = "{" + REST + "}";

  /**
   * How documents tell of a route.
   *
   * @param id the name that generated clients give it
   * @param contract what is sent and what comes back
   */
  public record Document(String id, Contract contract) {}

  /** Whether the encoded path fits, whatever the method. */
  boolean fits(String path) {
    List<String> wanted = segments(pattern);
    List<String> given = segments(path);
    if (takesRest() ? given.size() < wanted.size() : given.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      boolean fits =
          isPlaceholder(wanted.get(i))
              ? !given.get(i).isEmpty()
              : wanted.get(i).equals(given.get(i));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** The decoded values of the placeholders in an encoded path that fits. */
  Map<String, String> values(String path) {
    List<String> wanted = segments(pattern);
    List<String> given = segments(path);
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String segment = wanted.get(i);
      if (segment.equals(OF_REST)) {
        values.put(REST, String.join("/", given.subList(i, given.size())));
      } else if (isPlaceholder(segment)) {
        values.put(segment.substring(1, segment.length() - 1), decode(given.get(i)));
      }
    }
    return values;
  }

  private boolean takesRest() {
    return pattern.endsWith(OF_REST);
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  private static boolean isPlaceholder(String segment) {
    return segment.startsWith("{");
  }

  private static String decode(String segment) {
    return PercentEncoding.decode(segment)
        .orElseThrow(() ->
            HttpException.badRequest(
                "The path segment '" + segment + "' is not percent-encoded UTF-8"));
  }
}
