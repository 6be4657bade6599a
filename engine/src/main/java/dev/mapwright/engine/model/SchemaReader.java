package dev.mapwright.engine.model;

import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the types of a unified model off its JSON Schema. Understands the part of JSON Schema that
 * models are written in; anything else is an error rather than a silent difference between what the
 * schema says and what the engine does.
 */
final class SchemaReader {
  /** The keywords of our own; the schema's {@code $comment} says what they mean. */
  static final Set<String> ANNOTATIONS =
      Set.of("x-identity", "x-entity", "x-unique", "x-volatile", "x-synonyms", "x-custom");

  private static final Set<String> STANDARD =
      Set.of(
          "$schema",
          "$id",
          "$comment",
          "$defs",
          "$ref",
          "title",
          "description",
          "type",
          "format",
          "enum",
          "pattern",
          "minLength",
          "items",
          "properties",
          "required",
          "additionalProperties");

  private final String model;
  private final Map<String, ?> definitions;

  private SchemaReader(String model, Map<String, ?> definitions) {
    this.model = model;
    this.definitions = definitions;
  }

  /** The type of the whole model. */
  static Type.Obj read(String model, Map<String, ?> schema) {
    SchemaReader reader = new SchemaReader(model, object(schema.get("$defs")));
    if (reader.type(schema, "#") instanceof Type.Obj root) {
      return root;
    }
    throw reader.error("#", "the model itself must be of type object");
  }

  private Type type(Map<String, ?> written, String at) {
    Map<String, ?> schema = resolved(written, at);
    schema.keySet().stream()
        .filter(key -> !STANDARD.contains(key) && !ANNOTATIONS.contains(key))
        .findFirst()
        .ifPresent(key -> {
          throw error(at, "keyword '" + key + "' is not part of the language of models");
        });
    return switch (typeName(schema, at)) {
      case "string" -> text(schema, at);
      case "boolean" -> new Type.Bool();
      case "number", "integer" -> new Type.Num();
      case "array" -> new Type.Array(type(object(schema.get("items")), at + "/items"));
      case "object" -> schema.containsKey("properties") ? obj(schema, at) : new Type.Any();
      default -> throw error(at, "type '" + typeName(schema, at) + "' is not known");
    };
  }

  private Type text(Map<String, ?> schema, String at) {
    String format = schema.get("format") instanceof String name ? name : "";
    if (schema.containsKey("enum")) {
      return new Type.Text(true, vocabulary(schema, at));
    }
    return switch (format) {
      case "", "uuid" -> new Type.Text(false);
      case "email" -> new Type.Text(true);
      case "date-time" -> new Type.DateTime();
      default -> throw error(at, "format '" + format + "' is not known");
    };
  }

  private Vocabulary vocabulary(Map<String, ?> schema, String at) {
    List<String> words = new ArrayList<>();
    boolean none = false;
    for (Object each : schema.get("enum") instanceof List<?> list ? list : List.of()) {
      if (each instanceof String word) {
        words.add(word);
      } else {
        none |= each == JsonNull.NULL;
      }
    }
    if (none != isNullable(schema)) {
      throw error(at, "'enum' must hold null if 'type' allows it, and only then");
    }
    Map<String, String> synonyms = new LinkedHashMap<>();
    object(schema.get("x-synonyms"))
        .forEach((synonym, word) -> synonyms.put(synonym, word.toString()));
    if (words.isEmpty() || !words.containsAll(synonyms.values())) {
      throw error(at, "'x-synonyms' must lead to words of 'enum'");
    }
    return new Vocabulary(words, synonyms);
  }

  private Type.Obj obj(Map<String, ?> schema, String at) {
    SequencedMap<String, Field> fields = new LinkedHashMap<>();
    Set<String> needed = new LinkedHashSet<>();
    object(schema.get("properties"))
        .forEach((name, value) -> {
          String place = at + "/properties/" + name;
          Map<String, ?> property = object(value);
          Type type = type(property, place);
          fields.put(name, field(name, property, type, place));
          if (isScalar(type) && !isNullable(resolved(property, place))) {
            needed.add(name);
          }
        });
    Field custom = custom(schema, fields, at);
    if (!fields.keySet().equals(Set.copyOf(strings(schema.get("required"))))) {
      throw error(at, "'required' must name every property: the shape is stable");
    }
    Set<String> identity = Set.copyOf(strings(schema.get("x-identity")));
    if (!fields.keySet().containsAll(identity)) {
      throw error(at, "'x-identity' must name properties");
    }
    needed.retainAll(fields.keySet());
    return new Type.Obj(
        fields,
        identity,
        needed,
        schema.get("x-entity") instanceof String entity ? entity : null,
        custom);
  }

  /** Takes the member out of the fields that is there only where a mapping gives it. */
  private @Nullable Field custom(
      Map<String, ?> schema, SequencedMap<String, Field> fields, String at) {
    if (!(schema.get("x-custom") instanceof String name)) {
      return null;
    }
    Field custom = fields.remove(name);
    if (custom == null || !(custom.type() instanceof Type.Any)) {
      throw error(at, "'x-custom' must name a property of type object without properties");
    }
    return custom;
  }

  private Field field(String name, Map<String, ?> property, Type type, String at) {
    if (!(property.get("description") instanceof String description)) {
      throw error(at, "a description is missing");
    }
    return new Field(
        name,
        description,
        type,
        Boolean.TRUE.equals(property.get("x-unique")),
        Boolean.TRUE.equals(property.get("x-volatile")));
  }

  /** The schema with the definition it refers to merged in; its own keywords win. */
  private Map<String, ?> resolved(Map<String, ?> schema, String at) {
    if (!(schema.get("$ref") instanceof String reference)) {
      return schema;
    }
    String name = reference.startsWith("#/$defs/") ? reference.substring(8) : "";
    if (!(definitions.get(name) instanceof Map<?, ?> definition)) {
      throw error(at, "'" + reference + "' is not defined under $defs");
    }
    Map<String, Object> merged = new LinkedHashMap<>(object(definition));
    merged.putAll(schema);
    return merged;
  }

  private String typeName(Map<String, ?> schema, String at) {
    List<String> names = new ArrayList<>(strings(schema.get("type")));
    names.remove("null");
    if (names.size() != 1) {
      throw error(at, "'type' must name one type, and null where the vendor may give nothing");
    }
    return names.getFirst();
  }

  private static boolean isNullable(Map<String, ?> schema) {
    return strings(schema.get("type")).contains("null");
  }

  private static boolean isScalar(Type type) {
    return !(type instanceof Type.Array || type instanceof Type.Obj);
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private static Map<String, ?> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of();
  }

  private static List<String> strings(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case JsonNull _ -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(value.toString());
    };
  }

  private IllegalArgumentException error(String at, String message) {
    return new IllegalArgumentException("unified model " + model + ", " + at + ": " + message);
  }
}
