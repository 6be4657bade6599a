package dev.mapwright.engine.expression.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.mapwright.jsonata.option.NativeFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code $parts(id)}: the parts of an id that a connector put together, by the named groups of the
 * resource's {@code id} pattern. {@code (?<position>[0-9]+):(?<candidate>[0-9]+)} makes {@code
 * 7:12} into {@code {"position": "7", "candidate": "12"}}. Undefined if the id does not match as a
 * whole.
 */
public final class IdParts {
  /** The name of its variable. */
  public static final String NAME = "parts";

  private IdParts() {}

  /** The function for a pattern. */
  public static NativeFunction of(Pattern pattern) {
    return values -> parts(pattern, values);
  }

  private static @Nullable Object parts(Pattern pattern, List<@Nullable Object> values) {
    String id = new Arguments(NAME, values, 1, 1).textOrNothing(0);
    if (id == null) {
      return null;
    }
    Matcher matcher = pattern.matcher(id);
    if (!matcher.matches()) {
      return null;
    }
    Map<String, Object> parts = new LinkedHashMap<>();
    pattern.namedGroups().entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(group -> {
          String part = matcher.group(group.getValue());
          if (part != null) {
            parts.put(group.getKey(), part);
          }
        });
    return parts;
  }
}
