package dev.mapwright.cli.editor;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlReader;
import java.util.List;

/**
 * A key of a file and what is below it.
 *
 * @param name the key
 * @param key where it stands
 * @param lastLine the last line of all that is below it, from 0
 * @param below the keys of its value
 */
public record Outline(String name, Stretch key, int lastLine, List<Outline> below) {
  /** What stands deeper is detail. */
  private static final int DEPTH = 4;

  public Outline {
    below = List.copyOf(below);
  }

  /** The outermost keys of a file; none where it is no YAML. */
  public static List<Outline> of(EditedFile file) {
    YamlNode root = YamlReader.read(file.text(), new Problems());
    return root == null ? List.of() : of(root, DEPTH);
  }

  private static List<Outline> of(YamlNode node, int depth) {
    if (depth == 0 || !(node instanceof MapNode map)) {
      return List.of();
    }
    return map.entries().values().stream()
        .map(entry -> {
          Place key = entry.key().place();
          List<Outline> below = of(entry.value(), depth - 1);
          int last =
              below.isEmpty()
                  ? Math.max(key.line(), entry.value().place().line()) - 1
                  : Math.max(key.line() - 1, below.getLast().lastLine());
          return new Outline(
              entry.key().text(),
              new Stretch(null, key.line() - 1, key.column() - 1, key.length()),
              last,
              below);
        })
        .toList();
  }
}
