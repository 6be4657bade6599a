package dev.mapwright.server.console.page;

import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands in a unified record. */
public final class RecordValues {
  private static final int LONGEST = 120;
  private static final int MINUTES = "2026-01-31T12:00".length();

  private RecordValues() {}

  /** The values at a path, through lists those of each item. */
  public static List<Object> at(FieldPath path, Map<String, ?> fields) {
    List<Object> found = new ArrayList<>();
    collect(fields, path.segments(), found);
    return found;
  }

  private static void collect(Object value, List<String> path, List<Object> into) {
    switch (value) {
      case JsonNull _ -> {}
      case List<?> items -> items.forEach(item -> collect(item, path, into));
      case Map<?, ?> object when !path.isEmpty() -> {
        Object member = object.get(path.getFirst());
        if (member != null) {
          collect(member, path.subList(1, path.size()), into);
        }
      }
      default -> into.add(value);
    }
  }

  /** A moment as far as its minute. */
  static String minute(String moment) {
    return moment.length() < MINUTES ? moment : moment.substring(0, MINUTES).replace('T', ' ');
  }

  /** A value in a line, not too long a one. */
  static String text(Object value) {
    String text = value instanceof String plain ? plain : Json.write(value);
    String line = text.replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
