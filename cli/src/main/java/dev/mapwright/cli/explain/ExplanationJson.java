package dev.mapwright.cli.explain;

import dev.mapwright.engine.explain.FieldExplanation;
import dev.mapwright.jsonata.value.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Explanations as programs read them. */
final class ExplanationJson {
  private ExplanationJson() {}

  static String of(List<FieldExplanation> explained, Layers layers) {
    return Json.write(Map.of("fields", explained.stream().map(one -> field(one, layers)).toList()));
  }

  private static Map<String, Object> field(FieldExplanation one, Layers layers) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("field", one.field().toString());
    field.put("values", one.values());
    if (one.expression() != null && one.place() != null) {
      field.put("expression", one.expression());
      field.put("file", one.place().file().name());
      field.put("line", (long) one.place().line());
      field.put("column", (long) one.place().column());
    }
    field.put(
        "reads",
        one.reads().stream()
            .map(read -> Map.of("path", read.path(), "values", read.values()))
            .toList());
    String layer = layers.of(one);
    if (layer != null) {
      field.put("layer", layer);
    }
    String why = layers.why(one);
    if (why != null) {
      field.put("why", why);
    }
    return field;
  }
}
