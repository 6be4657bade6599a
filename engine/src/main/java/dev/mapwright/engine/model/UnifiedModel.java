package dev.mapwright.engine.model;

import dev.mapwright.jsonata.value.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A unified model: what applications read, whichever vendor it comes from. Immutable and safe for
 * any thread.
 *
 * <p>Paths go through lists as through objects: {@code applications.job.id} is a field.
 */
public final class UnifiedModel {
  private final String name;
  private final String description;
  private final Type.Obj root;
  private final Map<String, ?> schema;
  private final SequencedMap<FieldPath, Field> fields;
  private final SchemaCheck check;

  private UnifiedModel(String name, String text, Map<String, ?> schema) {
    this.name = name;
    this.schema = schema;
    this.description = String.valueOf(schema.get("description"));
    this.root = SchemaReader.read(name, schema);
    SequencedMap<FieldPath, Field> all = new LinkedHashMap<>();
    root.fields().values().forEach(field -> collect(field, FieldPath.of(field.name()), all));
    this.fields = Collections.unmodifiableSequencedMap(all);
    this.check = new SchemaCheck(text);
  }

  /**
   * Reads a model.
   *
   * @param name what connectors call it, such as {@code ats/candidates}
   * @param schema its JSON Schema as text
   * @throws IllegalArgumentException if the schema is not one that models are written in; with the
   *     place
   */
  @SuppressWarnings("unchecked") // keys of JSON objects are text
  public static UnifiedModel parse(String name, String schema) {
    if (Json.read(schema) instanceof Map<?, ?> object) {
      return new UnifiedModel(name, schema, (Map<String, ?>) object);
    }
    throw new IllegalArgumentException("unified model " + name + ": not a JSON Schema");
  }

  /** What connectors call it, such as {@code ats/candidates}. */
  public String name() {
    return name;
  }

  /** What a record of it is, for people. */
  public String description() {
    return description;
  }

  /** What a record holds. */
  public Type.Obj root() {
    return root;
  }

  /** The JSON Schema as it was read. */
  public Map<String, ?> schema() {
    return schema;
  }

  /** The field at a path; empty if the model has none there. */
  public Optional<Field> field(FieldPath path) {
    return Optional.ofNullable(fields.get(path));
  }

  /** All fields, each before its members, in the model's order. */
  public SequencedMap<FieldPath, Field> fields() {
    return fields;
  }

  /** The paths of all fields that hold one value or a list of values, in the model's order. */
  public List<FieldPath> scalarPaths() {
    return fields.entrySet().stream()
        .filter(e -> !(itemType(e.getValue().type()) instanceof Type.Obj))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What a field holds; of a list, what its items hold. */
  public static Type itemType(Type type) {
    return type instanceof Type.Array(Type items) ? itemType(items) : type;
  }

  /** Whether a path leads to or through a list, so that a record may have several values there. */
  public boolean throughList(FieldPath path) {
    for (int depth = 1; depth <= path.segments().size(); depth++) {
      Field field = fields.get(new FieldPath(path.segments().subList(0, depth)));
      if (field != null && field.type() instanceof Type.Array) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is wrong with a unified record by the schema, one line each; empty if it is valid.
   *
   * @param record all fields of the model, none left out
   */
  public List<String> violations(Map<String, ?> record) {
    return check.violations(Json.write(record));
  }

  private static void collect(Field field, FieldPath path, SequencedMap<FieldPath, Field> into) {
    into.put(path, field);
    if (itemType(field.type()) instanceof Type.Obj object) {
      object.fields().values().forEach(m -> collect(m, path.child(m.name()), into));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
