package dev.mapwright.server.explain;

import dev.mapwright.engine.explain.FieldExplanation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Explanations as programs read them. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /** An object for each field. */
  public static List<?> of(List<FieldExplanation> explained, Layers layers) {
    return explained.stream().map(one -> field(one, layers)).toList();
  }

  /** The same for who is not to know where files lie: by their last names. */
  public static List<?> withoutFolders(List<FieldExplanation> explained, Layers layers) {
    return explained.stream()
        .map(one -> {
          Map<String, Object> field = field(one, layers);
          field.computeIfPresent("file", (_, file) -> lastName(file.toString()));
          return field;
        })
        .toList();
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Map<String, Object> read(FieldExplanation.Read read) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("path", read.path());
    object.put("values", read.values());
    return object;
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
    field.put("reads", one.reads().stream().map(ExplanationJson::read).toList());
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
