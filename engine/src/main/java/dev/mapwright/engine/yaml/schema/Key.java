package dev.mapwright.engine.yaml.schema;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key of a map in a connector file.
 *
 * @param name how it is written
 * @param kind what it holds
 * @param required whether it must be there
 * @param words what it means, for people
 * @param former what it was called in earlier forms of the language; null where it was the same
 */
public record Key(String name, Kind kind, boolean required, String words, @Nullable String former) {

  /** A key that may be missing. */
  public static Key of(String name, Kind kind, String words) {
    return new Key(name, kind, false, words, null);
  }

  /** A key that must be there. */
  public static Key required(String name, Kind kind, String words) {
    return new Key(name, kind, true, words, null);
  }

  /** The same key, which was called otherwise in earlier forms of the language. */
  public Key formerly(String name) {
    return new Key(this.name, kind, required, words, name);
  }

  /** The same keys, none of which must be there. */
  public static List<Key> optional(List<Key> keys) {
    return keys.stream().map(k -> new Key(k.name, k.kind, false, k.words, k.former)).toList();
  }

  /** One list after the other. */
  @SafeVarargs
  public static <T> List<T> join(List<T>... groups) {
    return Stream.of(groups).flatMap(List::stream).toList();
  }
}
