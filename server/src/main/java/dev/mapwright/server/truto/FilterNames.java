package dev.mapwright.server.truto;

import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.problem.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which field of the model a caller means by a name.
 *
 * @param dialect the dialect's own names, which come first
 * @param model every scalar field of it is a name too
 */
record FilterNames(DialectNames dialect, UnifiedModel model) {

  /** The field of a name with dots for brackets; empty if no scalar field is meant. */
  Optional<FieldPath> resolve(String name) {
    FieldPath own = dialect.filters().get(name);
    if (own != null) {
      return Optional.of(own);
    }
    FieldPath path = FieldPath.of(name);
    return model.field(path).filter(field -> !isObject(field)).map(_ -> path);
  }

  /** The names by which one record may be narrowed and which mean a field. */
  Stream<String> narrowing() {
    return dialect.narrowing().stream().filter(name -> resolve(name).isPresent());
  }

  /** Whether names of the model go on below a name. */
  boolean hasMembers(String name) {
    return model.field(FieldPath.of(name)).filter(FilterNames::isObject).isPresent();
  }

  /** What is wrong with a name that resolves to nothing. */
  String unknown(String name, List<String> otherParameters) {
    List<String> all = new ArrayList<>(otherParameters);
    all.addAll(dialect.filters().keySet());
    model.scalarPaths().forEach(path -> all.add(path.toString()));
    String near =
        Nearest.to(name, all)
            .map(word -> "Did you mean '" + word + "'?")
            .orElse("A filter is named like a field of " + model.name() + ".");
    return "Unknown parameter '" + name + "'. " + near;
  }

  private static boolean isObject(Field field) {
    return UnifiedModel.itemType(field.type()) instanceof Type.Obj;
  }
}
