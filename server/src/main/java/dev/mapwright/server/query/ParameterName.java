package dev.mapwright.server.query;

import dev.mapwright.server.http.HttpException;
import java.util.ArrayList;
import java.util.List;

/** Cuts {@code a[b][]} into its segments. */
final class ParameterName {
  private ParameterName() {}

  /**
   * The segments of a decoded name: {@code a}, {@code b} and the empty text for {@code []}. A name
   * whose brackets never close is one segment as it stands.
   */
  static List<String> segments(String name, int depth) {
    int open = name.indexOf('[');
    if (open < 0 || name.indexOf(']', open) < 0) {
      return List.of(name);
    }
    List<String> segments = new ArrayList<>();
    if (open > 0) {
      segments.add(name.substring(0, open));
    }
    int at = open;
    while (at < name.length()) {
      int close = name.indexOf(']', at);
      if (name.charAt(at) != '[' || close < 0 || name.lastIndexOf('[', close) != at) {
        throw HttpException.badRequest(
            "Malformed parameter name '" + name + "': write names as a[b][c]");
      }
      segments.add(name.substring(at + 1, close));
      at = close + 1;
    }
    if (segments.size() > depth + 1) {
      throw HttpException.badRequest(
          "The parameter '" + segments.getFirst() + "' nests deeper than " + depth + " brackets");
    }
    return segments;
  }
}
