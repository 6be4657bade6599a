package dev.mapwright.server.description;

import dev.mapwright.engine.model.UnifiedModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A unified model's JSON Schema, ready to stand inside another document.
 *
 * @param model the model
 * @param place from the name of a definition to where the document keeps it, such as {@code
 *     #/$defs/name}
 */
public record RecordSchema(UnifiedModel model, UnaryOperator<String> place) {
  private static final String DEFINITION = "#/$defs/";
  private static final Set<String> OF_A_DOCUMENT = Set.of("$schema", "$id", "$comment", "$defs");

  /** A record as answers have it: the vendor's own beside it, and callers may leave fields out. */
  public SequencedMap<String, @Nullable Object> record() {
    SequencedMap<String, @Nullable Object> record = new LinkedHashMap<>();
    model
        .schema()
        .forEach((name, value) -> {
          if (!OF_A_DOCUMENT.contains(name) && !name.equals("required")) {
            record.put(name, moved(value));
          }
        });
    if (record.get("properties") instanceof Map<?, ?> properties) {
      SequencedMap<Object, @Nullable Object> more = new LinkedHashMap<>(properties);
      more.put(
          "remote_data",
          Map.of("type", "object", "description", "The vendor's own record, unchanged"));
      more.put(
          "meta",
          AnswerSchemas.meta()
              .with("description", "What a get took, with `meta=true`; lists have it once")
              .value());
      more.put("explanation", AnswerSchemas.explanation().value());
      record.put("properties", more);
    }
    return record;
  }

  /** The definitions that the record refers to, by name. */
  public SequencedMap<String, @Nullable Object> definitions() {
    SequencedMap<String, @Nullable Object> definitions = new LinkedHashMap<>();
    if (model.schema().get("$defs") instanceof Map<?, ?> all) {
      all.forEach((name, definition) -> definitions.put(String.valueOf(name), moved(definition)));
    }
    return definitions;
  }

  private @Nullable Object moved(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> object -> {
        SequencedMap<String, @Nullable Object> copy = new LinkedHashMap<>();
        object.forEach((name, member) ->
            copy.put(
                String.valueOf(name),
                "$ref".equals(name) && member instanceof String reference
                    ? reference(reference)
                    : moved(member)));
        yield copy;
      }
      case List<?> items -> items.stream().map(this::moved).toList();
      case null -> null;
      default -> value;
    };
  }

  private String reference(String reference) {
    return reference.startsWith(DEFINITION)
        ? place.apply(reference.substring(DEFINITION.length()))
        : reference;
  }
}
