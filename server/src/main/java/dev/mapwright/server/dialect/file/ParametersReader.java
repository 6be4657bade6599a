package dev.mapwright.server.dialect.file;

import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import dev.mapwright.server.dialect.Dialect.Parameter;
import dev.mapwright.server.dialect.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a dialect's parameters do.
 *
 * @param model what filters compare
 * @param shape what is shown
 */
record ParametersReader(UnifiedModel model, UnifiedModel shape) {
  private static final List<String> USES =
      List.of("filter", "modified", "shows", "expand", "limit", "cursor", "ignored");

  SequencedMap<String, Parameter> read(CheckedMap dialect) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    dialect
        .named("parameters")
        .forEach((name, fields) -> {
          Use use = use(name, fields);
          if (use != null) {
            parameters.put(name, new Parameter(name, fields.text("words", ""), use));
          }
        });
    for (Class<? extends Use> needed : List.of(Use.Limits.class, Use.GoesOn.class)) {
      if (parameters.values().stream().filter(p -> needed.isInstance(p.use())).count() != 1) {
        String word = needed == Use.Limits.class ? "limit" : "cursor";
        dialect
            .problems()
            .error(
                "missing-parameter",
                dialect.placeOf("parameters"),
                "One parameter has to be '" + word + "'.",
                null);
      }
    }
    return parameters;
  }

  private @Nullable Use use(String name, CheckedMap fields) {
    List<String> uses = USES.stream().filter(fields::has).toList();
    if (uses.size() != 1) {
      fields
          .problems()
          .error(
              "no-use",
              fields.place(),
              "'"
                  + name
                  + "' does "
                  + (uses.isEmpty() ? "nothing" : String.join(" and ", uses))
                  + ".",
              "Give it one of " + String.join(", ", USES) + ".");
      return null;
    }
    return switch (uses.getFirst()) {
      case "filter" -> filter(fields);
      case "modified" -> new Use.Modified(operator(fields.text("modified", "gte")));
      case "shows" -> shows(fields);
      case "expand" -> new Use.Expands();
      case "limit" -> {
        CheckedMap limit = fields.required("limit");
        yield new Use.Limits(limit.whole("default", 1), limit.whole("most", 1));
      }
      case "cursor" -> new Use.GoesOn();
      default -> new Use.Nothing();
    };
  }

  private @Nullable Use filter(CheckedMap fields) {
    String path = fields.text("filter", "");
    FieldPath field = FieldPath.of(path);
    Optional<Type> type = model.field(field).map(Field::type).map(UnifiedModel::itemType);
    if (type.isEmpty()) {
      fields
          .problems()
          .error(
              "unknown-field",
              fields.placeOf("filter"),
              "The model " + model.name() + " has no field '" + path + "'.",
              Nearest.advice(path, model.scalarPaths().stream().map(FieldPath::toString).toList()));
      return null;
    }
    Operator operator = operator(fields.text("operator", "eq"));
    if (!Operator.allowedFor(type.get()).contains(operator)) {
      fields
          .problems()
          .error(
              "wrong-operator",
              fields.placeOf("filter"),
              "'"
                  + path
                  + "' is "
                  + type.get().inWords()
                  + ", which has no '"
                  + operator.word()
                  + "'.",
              null);
      return null;
    }
    String several = fields.text("several");
    return new Use.Filters(
        field,
        operator,
        fields.flag("record_id"),
        several == null ? null : Use.Several.valueOf(several.toUpperCase(Locale.ROOT)));
  }

  private @Nullable Use shows(CheckedMap fields) {
    String name = fields.text("shows", "");
    if (shape.root().field(name) == null) {
      fields
          .problems()
          .error(
              "unknown-field",
              fields.placeOf("shows"),
              "A record has no field '" + name + "'.",
              Nearest.advice(name, shape.root().fields().keySet()));
      return null;
    }
    return new Use.Shows(name, "left_out".equals(fields.text("otherwise")));
  }

  private static Operator operator(String word) {
    return Operator.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
