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
 * @param choices which keys rule each other out
 */
public record Shape(
    String name, String words, SequencedMap<String, Key> keys, List<Choice> choices) {
  public Shape {
    keys = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(keys));
    choices = List.copyOf(choices);
  }

  /**
   * Keys of which at most one can be there.
   *
   * @param among their names
   * @param required whether one of them must be
   */
  public record Choice(List<String> among, boolean required) {
    public Choice {
      among = List.copyOf(among);
    }
  }

  /** Of groups of keys; a key that is given twice takes the later meaning. */
  @SafeVarargs
  public static Shape of(String name, String words, List<Key>... groups) {
    SequencedMap<String, Key> keys = new LinkedHashMap<>();
    Stream.of(groups).flatMap(List::stream).forEach(key -> keys.put(key.name(), key));
    return new Shape(name, words, keys, List.of());
  }

  /** The same, where exactly one of these keys must be there. */
  public Shape oneOf(String... among) {
    return with(new Choice(List.of(among), true));
  }

  /** The same, where one of these keys can be there, and no second one. */
  public Shape atMostOneOf(String... among) {
    return with(new Choice(List.of(among), false));
  }

  private Shape with(Choice choice) {
    return new Shape(
        name, words, keys, Stream.concat(choices.stream(), Stream.of(choice)).toList());
  }

  /** The key of that name, or null. */
  public @Nullable Key key(String keyName) {
    return keys.get(keyName);
  }

  /** The key that was called so in earlier forms of the language, or null. */
  public @Nullable Key former(String keyName) {
    return keys.values().stream()
        .filter(key -> keyName.equals(key.former()))
        .findFirst()
        .orElse(null);
  }

  /** Its first keys, for messages. */
  String holds() {
    String first = keys.keySet().stream().limit(6).collect(Collectors.joining(", "));
    return keys.size() > 6 ? first + ", ..." : first;
  }
}
