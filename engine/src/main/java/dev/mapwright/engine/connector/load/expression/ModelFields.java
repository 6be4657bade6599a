package dev.mapwright.engine.connector.load.expression;

import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.problem.Fix;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up the fields of a model that a connector names, and tells which do not exist. */
public record ModelFields(UnifiedModel model, Problems problems) {

  /** The field to filter or sort by: one that holds values, not objects; null after telling. */
  public @Nullable FieldPath filterable(String path, Place place) {
    FieldPath wanted = FieldPath.of(path);
    Optional<Field> field = model.field(wanted);
    if (field.isEmpty()) {
      problems.error(
          "unknown-field",
          place,
          "The model " + model.name() + " has no field '" + path + "'.",
          nearest(model, path),
          fix(model, path, place, ""));
      return null;
    }
    if (UnifiedModel.itemType(field.get().type()) instanceof Type.Obj members) {
      problems.error(
          "wrong-shape",
          place,
          "'" + path + "' is " + field.get().type().inWords() + "; a filter compares one value.",
          "Name one of its fields: " + String.join(", ", members.fields().keySet()) + ".");
      return null;
    }
    return wanted;
  }

  /**
   * The field most likely meant: by spelling; else by its end, as {@code applications.job.id} for
   * {@code job.id}.
   */
  static String nearest(UnifiedModel model, String path) {
    List<String> paths = paths(model);
    return meant(path, paths)
        .map(near -> "Did you mean '" + near + "'?")
        .orElseGet(
            () -> Nearest.advice(path, paths.stream().filter(p -> !p.contains(".")).toList()));
  }

  /** That field in a place, behind what stands before it; null where it is anybody's guess. */
  static @Nullable Fix fix(UnifiedModel model, String path, Place place, String before) {
    return meant(path, paths(model)).map(near -> new Fix(place, before + near)).orElse(null);
  }

  private static Optional<String> meant(String path, List<String> paths) {
    return Nearest.to(path, paths)
        .or(() -> paths.stream().filter(p -> p.endsWith("." + path)).findFirst());
  }

  private static List<String> paths(UnifiedModel model) {
    return model.fields().keySet().stream().map(FieldPath::toString).toList();
  }
}
