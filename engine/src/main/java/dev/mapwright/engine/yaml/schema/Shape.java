package dev.mapwright.engine.yaml.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A map with known keys.
 *
 * @param name what it is called, such as {@code pagination}
 * @param words what it is, for people
 * @param keys by name, in the order in which they are told
 */
public record Shape(String name, String words, SequencedMap<String, Key> keys) {
  public Shape {
    keys = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(keys));
  }

  /** Of groups of keys; a key that is given twice takes the later meaning. */
  @SafeVarargs
  public static Shape of(String name, String words, List<Key>... groups) {
    SequencedMap<String, Key> keys = new LinkedHashMap<>();
    Stream.of(groups).flatMap(List::stream).forEach(key -> keys.put(key.name(), key));
    return new Shape(name, words, keys);
  }

  /** The key of that name, or null. */
  public @Nullable Key key(String keyName) {
    return keys.get(keyName);
  }

  /** Its first keys, for messages. */
  String holds() {
    String first = keys.keySet().stream().limit(6).collect(Collectors.joining(", "));
    return keys.size() > 6 ? first + ", ..." : first;
  }
}
