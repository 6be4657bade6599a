package dev.mapwright.server.dialect;

import dev.mapwright.engine.model.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * How a dialect writes the words of the model's vocabularies: by field, from each word of the model
 * to the dialect's. Immutable.
 *
 * @param byField a field without an entry keeps the model's words
 */
public record WordTables(Map<FieldPath, Map<String, String>> byField) {
  public WordTables {
    byField = Map.copyOf(byField);
  }

  /** A unified record in the dialect's words. */
  public SequencedMap<String, Object> translated(SequencedMap<String, Object> record) {
    SequencedMap<String, Object> all = new LinkedHashMap<>(record);
    byField.forEach((field, words) ->
        all.computeIfPresent(
            field.root(),
            (_, value) ->
                translated(value, field.segments().subList(1, field.segments().size()), words)));
    return all;
  }

  private static Object translated(Object value, List<String> path, Map<String, String> words) {
    return switch (value) {
      case List<?> items -> items.stream().map(item -> translated(item, path, words)).toList();
      case Map<?, ?> object when !path.isEmpty() -> {
        Map<Object, Object> copy = new LinkedHashMap<>(object);
        copy.computeIfPresent(
            path.getFirst(),
            (_, member) -> translated(member, path.subList(1, path.size()), words));
        yield copy;
      }
      case String word when path.isEmpty() -> words.getOrDefault(word, word);
      default -> value;
    };
  }
}
