package dev.mapwright.engine.yaml.schema;

import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlReader;
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
 * @param examples what it may hold, each as it would be written in a file
 * @param former what it was called in earlier forms of the language; null where it was the same
 */
public record Key(
    String name,
    Kind kind,
    boolean required,
    String words,
    List<String> examples,
    @Nullable String former) {
  public Key {
    examples = List.copyOf(examples);
  }

  /** A key that may be missing. */
  public static Key of(String name, Kind kind, String words, String... examples) {
    return new Key(name, kind, false, words, List.of(examples), null);
  }

  /** A key that must be there. */
  public static Key required(String name, Kind kind, String words, String... examples) {
    return new Key(name, kind, true, words, List.of(examples), null);
  }

  /** The same key, which was called otherwise in earlier forms of the language. */
  public Key formerly(String name) {
    return new Key(this.name, kind, required, words, examples, name);
  }

  /**
   * What the examples stand for, as JSON.
   *
   * @throws IllegalArgumentException if one is no YAML
   */
  public List<Object> exampleValues() {
    return examples.stream().map(this::value).toList();
  }

  private Object value(String example) {
    Problems problems = new Problems();
    YamlNode node = YamlReader.read(new SourceFile("example", example), problems);
    if (node == null || !problems.inOrder().isEmpty()) {
      throw new IllegalArgumentException("an example of " + name + " is no YAML: " + example);
    }
    return node.asJson();
  }

  /** The same keys, none of which must be there. */
  public static List<Key> optional(List<Key> keys) {
    return keys.stream()
        .map(k -> new Key(k.name, k.kind, false, k.words, k.examples, k.former))
        .toList();
  }

  /** One list after the other. */
  @SafeVarargs
  public static <T> List<T> join(List<T>... groups) {
    return Stream.of(groups).flatMap(List::stream).toList();
  }
}
