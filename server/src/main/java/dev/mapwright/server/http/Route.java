package dev.mapwright.server.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of the route table.
 *
 * @param method such as {@code GET}
 * @param pattern such as {@code /things/{id}}; a placeholder stands for one segment that is not
 *     empty
 * @param operation what answers
 */
public record Route(String method, String pattern, Operation operation) {

  /** The placeholders' values if the encoded path fits, whatever the method. */
  Optional<Map<String, String>> match(String path) {
    List<String> wanted = List.of(pattern.split("/", -1));
    List<String> given = List.of(path.split("/", -1));
    if (wanted.size() != given.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String segment = wanted.get(i);
      if (segment.startsWith("{") && !given.get(i).isEmpty()) {
        values.put(segment.substring(1, segment.length() - 1), decode(given.get(i)));
      } else if (!segment.equals(given.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static String decode(String segment) {
    return PercentEncoding.decode(segment)
        .orElseThrow(() ->
            HttpException.badRequest(
                "The path segment '" + segment + "' is not percent-encoded UTF-8"));
  }
}
