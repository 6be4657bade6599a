package dev.mapwright.server.openapi;

import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.description.FilterSchema;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.truto.DialectNames;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * Filters as parameters: a value, several of which any may match, or values by operator. Their
 * schemas are shared, so that generated code has one type for all filters of a kind.
 */
final class DocumentedFilters {
  private DocumentedFilters() {}

  /** The kinds of filters, told apart by what they take. */
  private enum Kind {
    TEXT("TextFilter", "string"),
    TIME("TimeFilter", "string"),
    FLAG("FlagFilter", "boolean"),
    NUMBER("NumberFilter", "number");

    private final String schema;
    private final String word;

    Kind(String schema, String word) {
      this.schema = schema;
      this.word = word;
    }

    Type type() {
      return switch (this) {
        case TEXT -> new Type.Text(false);
        case TIME -> new Type.DateTime();
        case FLAG -> new Type.Bool();
        case NUMBER -> new Type.Num();
      };
    }

    static Kind of(Type type) {
      return switch (type) {
        case Type.DateTime _ -> TIME;
        case Type.Bool _ -> FLAG;
        case Type.Num _ -> NUMBER;
        case Type.Text _, Type.Any _, Type.Array _, Type.Obj _ -> TEXT;
      };
    }
  }

  /** All filters of a list. */
  static List<?> ofList(DialectNames dialect, UnifiedModel model) {
    return FilterSchema.names(dialect, model).entrySet().stream()
        .map(filter -> parameter(filter.getKey(), filter.getValue(), model))
        .toList();
  }

  /** What one record is narrowed by. */
  static List<?> ofGet(DialectNames dialect, UnifiedModel model) {
    SequencedMap<String, FieldPath> names = FilterSchema.names(dialect, model);
    return dialect.narrowing().stream()
        .filter(names::containsKey)
        .map(name -> parameter(name, Objects.requireNonNull(names.get(name)), model))
        .toList();
  }

  private static Object parameter(String name, FieldPath path, UnifiedModel model) {
    return JsonTree.of("name", name)
        .with("in", "query")
        .with("description", FilterSchema.of(model, name, path).value().get("description"))
        // Only of objects does it say how they are written; a single value stands as it is.
        .with("style", "deepObject")
        .with("explode", true)
        .with("schema", Schemas.ref(kind(path, model).schema))
        .value();
  }

  /** Adds the shared schemas of a model's filters. */
  static void addSchemas(UnifiedModel model, JsonTree schemas) {
    model.scalarPaths().stream()
        .map(path -> kind(path, model))
        .sorted()
        .distinct()
        .forEach(kind -> schemas.with(kind.schema, schema(kind)));
  }

  private static Kind kind(FieldPath path, UnifiedModel model) {
    return Kind.of(UnifiedModel.itemType(model.field(path).orElseThrow().type()));
  }

  private static JsonTree schema(Kind kind) {
    JsonTree one = JsonTree.of("type", kind.word);
    if (kind == Kind.TIME) {
      one.with("description", "In ISO 8601; a date alone begins at midnight UTC");
    }
    JsonTree operators = new JsonTree();
    for (Operator operator : Operator.allowedFor(kind.type())) {
      operators.with(operator.word(), operand(operator, one));
    }
    JsonTree several = JsonTree.of("type", "array").with("items", one.value());
    JsonTree compared =
        JsonTree.of("type", "object")
            .with("properties", operators)
            .with("additionalProperties", false);
    return JsonTree.of("description", "A value, several of which any may match, or by operator")
        .with("anyOf", List.of(one.value(), several.value(), compared.value()));
  }

  private static Map<String, ?> operand(Operator operator, JsonTree one) {
    return switch (operator) {
      case IN, NIN ->
          JsonTree.of("type", "string")
              .with("description", "Several values, with commas between them")
              .value();
      case LIKE ->
          JsonTree.of("type", "string")
              .with("description", "A pattern in which % stands for any text")
              .value();
      case EQ, NE, GT, GTE, LT, LTE -> one.value();
    };
  }
}
