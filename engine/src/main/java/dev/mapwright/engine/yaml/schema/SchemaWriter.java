package dev.mapwright.engine.yaml.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Writes the language's table as a JSON Schema (2020-12), by which editors complete and check. */
public final class SchemaWriter {
  private static final String DURATION = "[0-9]+(ms|s|m|h|d)";
  private static final List<String> SCALAR = List.of("string", "number", "boolean");

  private final SequencedMap<String, Object> definitions = new LinkedHashMap<>();
  private final Map<String, Shape> shapes = new HashMap<>();

  private SchemaWriter() {}

  /**
   * The schema of files as a tree of maps, lists and scalars.
   *
   * @param file their outermost map
   * @param path where the schema is kept, such as {@code connectors/schema/connector.schema.json}
   * @throws IllegalArgumentException if two different shapes have one name
   */
  public static SequencedMap<String, Object> schema(Shape file, String path) {
    SchemaWriter writer = new SchemaWriter();
    SequencedMap<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "https://mapwright.dev/" + path);
    schema.put("title", "Mapwright " + file.name());
    schema.putAll(writer.shape(file));
    schema.put("$defs", writer.definitions);
    return schema;
  }

  private Map<String, Object> shape(Shape shape) {
    Map<String, Object> properties = new LinkedHashMap<>();
    shape
        .keys()
        .values()
        .forEach(key -> {
          Map<String, Object> property = new LinkedHashMap<>();
          property.put("description", key.words());
          property.putAll(kind(key.kind()));
          if (!key.examples().isEmpty()) {
            property.put("examples", key.exampleValues());
          }
          properties.put(key.name(), property);
        });
    List<String> required =
        shape.keys().values().stream().filter(Key::required).map(Key::name).toList();
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", shape.words());
    schema.put("type", "object");
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    if (!shape.choices().isEmpty()) {
      schema.put("allOf", shape.choices().stream().map(SchemaWriter::choice).toList());
    }
    return schema;
  }

  /** Exactly one of the keys; none, where none must be there, is one alternative more. */
  private static Map<String, Object> choice(Shape.Choice choice) {
    List<Map<String, Object>> each =
        choice.among().stream()
            .map(key -> Map.<String, Object>of("required", List.of(key)))
            .toList();
    List<Map<String, Object>> alternatives = new ArrayList<>(each);
    if (!choice.required()) {
      alternatives.add(Map.of("not", Map.of("anyOf", each)));
    }
    return Map.of("oneOf", alternatives);
  }

  private static Map<String, Object> whole(Kind.Whole whole) {
    Map<String, Object> schema = ordered("type", "integer", "minimum", whole.least());
    if (whole.most() != Integer.MAX_VALUE) {
      schema.put("maximum", whole.most());
    }
    return schema;
  }

  private Map<String, Object> kind(Kind kind) {
    return switch (kind) {
      case Kind.Text _, Kind.Template _ -> Map.of("type", SCALAR);
      case Kind.Expression _ -> define("expression", expression());
      case Kind.Path _ -> Map.of("type", "string");
      case Kind.Tree _, Kind.Json _ -> Map.of();
      case Kind.Words(List<String> words) -> Map.of("enum", words);
      case Kind.Flag _ -> Map.of("type", "boolean");
      case Kind.Whole whole -> whole(whole);
      case Kind.Time _ -> ordered("type", "string", "pattern", "^" + DURATION + "$");
      case Kind.TimeRange _ ->
          ordered("type", "string", "pattern", "^" + DURATION + "([.][.]" + DURATION + ")?$");
      case Kind.Matching(_, String pattern) ->
          ordered("type", SCALAR, "pattern", "^(?:" + pattern + ")$");
      case Kind.Shaped(Shape shape) -> reference(shape);
      case Kind.Again(Supplier<Shape> shape) -> reference(shape.get());
      case Kind.Named named -> named(named);
      case Kind.Many(Kind item) -> ordered("type", "array", "items", kind(item));
      case Kind.Either(List<Kind> kinds) ->
          Map.of("anyOf", kinds.stream().map(this::kind).toList());
      case Kind.Mapping(Supplier<Shape> each) ->
          mapping("mapping", "A mapping, keyed like the unified model; dots nest.", each.get());
      case Kind.MappingOverlay(Supplier<Shape> each) ->
          mapping(
              "mapping-overlay",
              "The fields that differ, keyed like the unified model, null for those that are"
                  + " dropped; dots nest.",
              each.get());
    };
  }

  private Map<String, Object> named(Kind.Named named) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    if (named.key() instanceof Kind.Words(List<String> words)) {
      schema.put("propertyNames", Map.of("enum", words));
    }
    Map<String, Object> value = kind(named.value());
    schema.put(
        "additionalProperties",
        named.removable() && !value.isEmpty()
            ? Map.of("anyOf", List.of(value, Map.of("type", "null")))
            : value);
    return schema;
  }

  private Map<String, Object> expression() {
    return ordered("description", "A JSONata expression, without {{ }}.", "type", SCALAR);
  }

  private Map<String, Object> mapping(String name, String words, Shape listPart) {
    Map<String, Object> itself = Map.of("$ref", "#/$defs/" + name);
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of());
      Map<String, Object> each = reference(listPart);
      List<Object> member = new ArrayList<>();
      member.add(kind(new Kind.Expression()));
      member.add(each);
      member.add(ordered("type", "array", "items", each));
      member.add(itself);
      if (!name.equals("mapping")) {
        member.add(Map.of("type", "null"));
      }
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("description", words);
      schema.put("type", "object");
      schema.put("minProperties", 1);
      schema.put("propertyNames", Map.of("not", Map.of("const", "each")));
      schema.put("additionalProperties", Map.of("anyOf", member));
      definitions.put(name, schema);
    }
    return itself;
  }

  private Map<String, Object> reference(Shape shape) {
    String name = shape.name().replace(' ', '-');
    Shape other = shapes.putIfAbsent(name, shape);
    if (other != null && !other.equals(shape)) {
      throw new IllegalArgumentException("two shapes are called " + name);
    }
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of());
      definitions.put(name, shape(shape));
    }
    return Map.of("$ref", "#/$defs/" + name);
  }

  private Map<String, Object> define(String name, Map<String, Object> schema) {
    definitions.putIfAbsent(name, schema);
    return Map.of("$ref", "#/$defs/" + name);
  }

  private static Map<String, Object> ordered(String a, Object first, String b, Object second) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(a, first);
    map.put(b, second);
    return map;
  }
}
