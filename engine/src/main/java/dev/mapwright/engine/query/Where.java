package dev.mapwright.engine.query;

import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.model.FieldPath;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code $where}: the filters given to a source, in the shape of the model. */
final class Where {
  private final Map<String, Object> object = new LinkedHashMap<>();
  private final Set<FieldPath> fields = new HashSet<>();

  boolean has(FieldPath field) {
    return fields.contains(field);
  }

  void put(Condition condition, Variables values) {
    fields.add(condition.field());
    Object value =
        switch (condition) {
          case Condition.OneOf _, Condition.Like _ -> values.get("value");
          case Condition.Range _ -> {
            Map<String, Object> range = new LinkedHashMap<>();
            putIfDefined(range, "from", values.get("from"));
            putIfDefined(range, "to", values.get("to"));
            yield range;
          }
        };
    Map<String, Object> at = object;
    List<String> segments = condition.field().segments();
    for (String segment : segments.subList(0, segments.size() - 1)) {
      @SuppressWarnings("unchecked") // only this method puts inner objects there
      Map<String, Object> inner =
          (Map<String, Object>)
              at.computeIfAbsent(segment, _ -> new LinkedHashMap<String, Object>());
      at = inner;
    }
    putIfDefined(at, segments.getLast(), value);
  }

  private static void putIfDefined(Map<String, Object> object, String key, @Nullable Object value) {
    if (value != null) {
      object.put(key, value);
    }
  }

  Map<String, Object> asObject() {
    return object;
  }
}
