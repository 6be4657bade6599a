package dev.mapwright.cli.editor;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Method and path of a request as connectors, scenarios and stand-ins write them.
 *
 * @param method in capitals
 * @param segments of the path, without the query; what is open is {@link #ANY}
 */
record RequestLine(String method, List<String> segments) {
  private static final String ANY = "*";
  private static final Pattern LINE =
      Pattern.compile("([A-Z]+) +(?:https?://[^/]*)?(/[^?]*)(?:\\?.*)?", Pattern.DOTALL);
  private static final Pattern EXPRESSION = Pattern.compile("\\{\\{.*?\\}\\}", Pattern.DOTALL);

  RequestLine {
    segments = List.copyOf(segments);
  }

  /** A line; null if it is none. */
  static @Nullable RequestLine of(String line) {
    // What an expression computes may be any segment; a question mark in it is no query.
    Matcher parts = LINE.matcher(EXPRESSION.matcher(line.strip()).replaceAll(ANY));
    return parts.matches()
        ? new RequestLine(
            parts.group(1),
            List.of(parts.group(2).strip().substring(1).split("/", -1)).stream()
                .map(each -> each.contains(ANY) || each.startsWith("{") ? ANY : each)
                .toList())
        : null;
  }

  /** Whether another, which may begin with the path of a base URL, is this request. */
  boolean fits(@Nullable RequestLine other) {
    if (other == null || !method.equals(other.method) || other.segments.size() < segments.size()) {
      return false;
    }
    List<String> end =
        other.segments.subList(other.segments.size() - segments.size(), other.segments.size());
    for (int i = 0; i < segments.size(); i++) {
      boolean open = segments.get(i).equals(ANY) || end.get(i).equals(ANY);
      if (!open && !segments.get(i).equals(end.get(i))) {
        return false;
      }
    }
    return true;
  }
}
