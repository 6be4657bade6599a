package dev.mapwright.cli.editor;

import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that the language or the unified model knows.
 *
 * @param name how it is written
 * @param holds what it holds, in words
 * @param words what it means
 * @param examples what it may hold, as it would be written
 */
record KnownKey(String name, String holds, String words, List<String> examples) {
  KnownKey {
    examples = List.copyOf(examples);
  }

  /** Those of a map with known keys. */
  static List<KnownKey> of(Shape shape) {
    return shape.keys().values().stream().map(KnownKey::of).toList();
  }

  private static KnownKey of(Key key) {
    return new KnownKey(
        key.name(),
        key.kind().inWords() + (key.required() ? " (required)" : ""),
        key.words(),
        key.examples());
  }

  /** A path of the unified model, as a key. */
  static KnownKey of(String path, @Nullable Field field, Kind value) {
    return new KnownKey(path, value.inWords(), field == null ? "" : field.description(), List.of());
  }

  /** Words and examples as Markdown. */
  String markdown() {
    StringBuilder text = new StringBuilder(words);
    for (String example : examples) {
      text.append("\n\n```yaml\n").append(name).append(": ").append(example).append("\n```");
    }
    return text.toString();
  }
}
