package dev.mapwright.engine.yaml.schema;

import java.util.List;
import java.util.stream.Stream;

/**
 * A key of a map in a connector file.
 *
 * @param name how it is written
 * @param kind what it holds
 * @param required whether it must be there
 * @param words what it means, for people
 */
public record Key(String name, Kind kind, boolean required, String words) {

  /** A key that may be missing. */
  public static Key of(String name, Kind kind, String words) {
    return new Key(name, kind, false, words);
  }

  /** A key that must be there. */
  public static Key required(String name, Kind kind, String words) {
    return new Key(name, kind, true, words);
  }

  /** The same keys, none of which must be there. */
  public static List<Key> optional(List<Key> keys) {
    return keys.stream().map(k -> of(k.name, k.kind, k.words)).toList();
  }

  /** One list after the other. */
  @SafeVarargs
  public static <T> List<T> join(List<T>... groups) {
    return Stream.of(groups).flatMap(List::stream).toList();
  }
}
