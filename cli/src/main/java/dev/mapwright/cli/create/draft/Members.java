package dev.mapwright.cli.create.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ways through members of objects: as expressions, and made. */
public final class Members {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final List<String> WORDS = List.of("and", "or", "in", "true", "false", "null");

  private Members() {}

  /** The way as an expression; {@code $} where it has no step. */
  public static String expression(List<String> path) {
    return path.isEmpty() ? "$" : path.stream().map(Members::name).collect(Collectors.joining("."));
  }

  private static String name(String member) {
    return NAME.matcher(member).matches() && !WORDS.contains(member) ? member : "`" + member + "`";
  }

  /** The value with objects around it, one for each step. */
  static Object within(List<String> path, Object value) {
    if (path.isEmpty()) {
      return value;
    }
    SequencedMap<String, Object> whole = new LinkedHashMap<>();
    put(whole, path, value);
    return whole;
  }

  /** Sets the value at the end of a way, and makes objects on it. */
  static void put(Map<String, Object> object, List<String> path, Object value) {
    Map<String, Object> at = object;
    for (String step : path.subList(0, path.size() - 1)) {
      SequencedMap<String, Object> inner = new LinkedHashMap<>();
      if (at.get(step) instanceof Map<?, ?> there) {
        there.forEach((name, member) -> inner.put(String.valueOf(name), member));
      }
      at.put(step, inner);
      at = inner;
    }
    at.put(path.getLast(), value);
  }
}
