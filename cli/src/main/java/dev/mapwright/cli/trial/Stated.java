package dev.mapwright.cli.trial;

import dev.mapwright.jsonata.value.JsonNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a unified record says, without the fields that say nothing. */
final class Stated {
  private Stated() {}

  static Object of(Map<String, ?> fields) {
    return Objects.requireNonNullElse(value(fields), Map.of());
  }

  private static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case JsonNull _ -> null;
      case List<?> items -> {
        List<?> stated = items.stream().map(Stated::value).filter(Objects::nonNull).toList();
        yield stated.isEmpty() ? null : stated;
      }
      case Map<?, ?> object -> {
        Map<Object, Object> stated = new LinkedHashMap<>();
        object.forEach((key, member) -> {
          Object one = value(member);
          if (one != null) {
            stated.put(key, one);
          }
        });
        yield stated.isEmpty() ? null : stated;
      }
      default -> value;
    };
  }
}
