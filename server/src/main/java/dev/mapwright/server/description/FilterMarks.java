package dev.mapwright.server.description;

import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Who does a filter: the vendor or the engine. */
public final class FilterMarks {
  /** The vendor does it. */
  public static final String NATIVE = "native";

  /** The vendor does it and may miss matches, so only where the caller allows approximation. */
  static final String APPROXIMATE = "native_if_approximate";

  /** The engine does it on mapped records. */
  static final String ENGINE = "engine";

  private FilterMarks() {}

  /** By operator, all that the field allows. */
  public static SequencedMap<String, String> of(
      Resource resource, UnifiedModel model, FieldPath path) {
    Field field = model.field(path).orElseThrow();
    SequencedMap<String, String> marks = new LinkedHashMap<>();
    for (Operator operator : Operator.allowedFor(UnifiedModel.itemType(field.type()))) {
      marks.put(operator.word(), mark(resource, path, operator));
    }
    return marks;
  }

  private static String mark(Resource resource, FieldPath path, Operator operator) {
    List<NativeFilter> able =
        resource.list().stream()
            .map(Source::filters)
            .filter(filters -> filters.containsKey(path))
            .map(filters -> filters.get(path))
            .filter(filter -> can(filter, operator))
            .toList();
    if (able.isEmpty()) {
      return ENGINE;
    }
    return able.stream().allMatch(NativeFilter::lossy) ? APPROXIMATE : NATIVE;
  }

  /** A vendor that takes several values takes one as well. */
  private static boolean can(NativeFilter filter, Operator operator) {
    return filter.operators().contains(operator)
        || (operator == Operator.EQ && filter.operators().contains(Operator.IN));
  }
}
