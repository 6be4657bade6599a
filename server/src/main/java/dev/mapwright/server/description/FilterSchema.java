package dev.mapwright.server.description;

import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.truto.DialectNames;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The filters of a model as JSON Schema. */
public final class FilterSchema {
  private FilterSchema() {}

  /** Every filter by the name that callers use: the dialect's own names first. */
  public static SequencedMap<String, FieldPath> names(DialectNames dialect, UnifiedModel model) {
    SequencedMap<String, FieldPath> names = new LinkedHashMap<>(dialect.filters());
    model.scalarPaths().forEach(path -> names.putIfAbsent(path.toString(), path));
    return names;
  }

  /** What a filter of that name takes. */
  public static JsonTree of(UnifiedModel model, String name, FieldPath path) {
    Field field = model.field(path).orElseThrow();
    JsonTree schema =
        switch (UnifiedModel.itemType(field.type())) {
          case Type.Bool _ -> JsonTree.of("type", "boolean");
          case Type.Num _ -> JsonTree.of("type", "number");
          case Type.DateTime _ -> JsonTree.of("type", "string").with("format", "date-time");
          case Type.Text _, Type.Any _, Type.Array _, Type.Obj _ -> JsonTree.of("type", "string");
        };
    String other = name.equals(path.toString()) ? "" : " (another name of `" + path + "`)";
    return schema.with("description", field.description() + other);
  }
}
