package dev.mapwright.cli.sync;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of {@linkplain ChangedRow rows}: that of the unified model, in which nothing
 * refers to anything, since most that read such messages do not follow references.
 */
final class RowSchema {
  private static final String DEFINITION = "#/$defs/";
  private static final String OF_OUR_OWN = "x-";

  /** What only a whole document has, and what a row does not keep to. */
  private static final Set<String> LEFT_OUT =
      Set.of("$schema", "$id", "$comment", "$defs", "required", "additionalProperties");

  private final Map<?, ?> definitions;

  private RowSchema(Map<?, ?> definitions) {
    this.definitions = definitions;
  }

  /**
   * The schema of a resource's rows; of any object where the resource has no model of that name.
   *
   * @param deletedAt what the member is called that says since when a row is gone
   */
  static Map<String, ?> of(String resource, String deletedAt) {
    SequencedMap<String, @Nullable Object> properties = new LinkedHashMap<>();
    properties.put(ChangedRow.KEY, Map.of("type", "string"));
    UnifiedModels.bundled().all().values().stream()
        .filter(model -> model.name().endsWith("/" + resource))
        .findFirst()
        .ifPresent(model -> properties.putAll(properties(model)));
    properties.put(deletedAt, Map.of("type", List.of("string", "null"), "format", "date-time"));
    return Map.of("type", "object", "properties", properties);
  }

  private static Map<String, @Nullable Object> properties(UnifiedModel model) {
    Map<?, ?> definitions =
        model.schema().get("$defs") instanceof Map<?, ?> known ? known : Map.of();
    SequencedMap<String, @Nullable Object> properties = new LinkedHashMap<>();
    if (model.schema().get("properties") instanceof Map<?, ?> members) {
      RowSchema schema = new RowSchema(definitions);
      members.forEach((name, member) -> properties.put(String.valueOf(name), schema.plain(member)));
    }
    return properties;
  }

  /** Without references. A model does not hold itself: the engine would refuse it. */
  private @Nullable Object plain(@Nullable Object schema) {
    return switch (schema) {
      case Map<?, ?> object -> {
        SequencedMap<String, @Nullable Object> plain = new LinkedHashMap<>();
        object.forEach((key, value) -> add(String.valueOf(key), value, plain));
        yield plain;
      }
      case List<?> items -> items.stream().map(this::plain).toList();
      case null -> null;
      default -> schema;
    };
  }

  private void add(
      String key, @Nullable Object value, SequencedMap<String, @Nullable Object> into) {
    if (key.equals("$ref") && value instanceof String reference) {
      if (plain(definitions.get(reference.substring(DEFINITION.length())))
          instanceof Map<?, ?> found) {
        found.forEach((name, member) -> into.putIfAbsent(String.valueOf(name), member));
      }
    } else if (key.equals("properties") && value instanceof Map<?, ?> members) {
      SequencedMap<String, @Nullable Object> plain = new LinkedHashMap<>();
      members.forEach((name, member) -> plain.put(String.valueOf(name), plain(member)));
      into.put(key, plain);
    } else if (!LEFT_OUT.contains(key) && !key.startsWith(OF_OUR_OWN)) {
      into.put(key, plain(value));
    }
  }
}
