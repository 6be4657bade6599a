package dev.mapwright.server.dialect;

import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.value.JsonArray;
import dev.mapwright.jsonata.value.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** A unified record in the dialect's words; itself where these are the model's. */
  public Map<?, ?> translated(Map<String, Object> record) {
    Map<?, ?> all = record;
    for (Map.Entry<FieldPath, Map<String, String>> field : byField.entrySet()) {
      all = member(all, field.getKey().segments(), field.getValue());
    }
    return all;
  }

  private static Object translated(Object value, List<String> path, Map<String, String> words) {
    return switch (value) {
      case List<?> items -> items(items, path, words);
      case Map<?, ?> object when !path.isEmpty() -> member(object, path, words);
      case String word when path.isEmpty() -> words.getOrDefault(word, word);
      default -> value;
    };
  }

  @SuppressWarnings("ReferenceEquality") // whether anything was replaced
  private static List<?> items(List<?> items, List<String> path, Map<String, String> words) {
    Object[] all = items.toArray();
    boolean differs = false;
    for (int i = 0; i < all.length; i++) {
      Object item = translated(all[i], path, words);
      differs |= item != all[i];
      all[i] = item;
    }
    return differs ? new JsonArray(all) : items;
  }

  @SuppressWarnings("ReferenceEquality") // whether anything was replaced
  private static Map<?, ?> member(Map<?, ?> object, List<String> path, Map<String, String> words) {
    String name = path.getFirst();
    Object value = object.get(name);
    if (value == null) {
      return object;
    }
    Object instead = translated(value, path.subList(1, path.size()), words);
    return instead == value ? object : replaced(object, name, instead);
  }

  private static Map<?, ?> replaced(Map<?, ?> object, String name, Object value) {
    if (object instanceof JsonObject known) {
      Object[] instead = new Object[known.size()];
      instead[known.keys().find(name)] = value;
      return known.with(instead);
    }
    Map<Object, Object> copy = new LinkedHashMap<>(object);
    copy.put(name, value);
    return copy;
  }
}
