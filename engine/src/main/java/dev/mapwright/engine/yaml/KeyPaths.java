package dev.mapwright.engine.yaml;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells which keys lead to a place of a file, from the outermost on: {@code
 * resources.candidates.map.id}. Items of lists are numbered from 0. Immutable.
 */
public final class KeyPaths {
  /** Of a file without keys. */
  public static final KeyPaths NONE = new KeyPaths();

  private final TreeMap<Place, String> paths =
      new TreeMap<>(Comparator.comparingInt(Place::line).thenComparingInt(Place::column));

  private KeyPaths() {}

  /** Of a file's tree. */
  public static KeyPaths of(YamlNode root) {
    KeyPaths paths = new KeyPaths();
    paths.collect(root, "");
    return paths;
  }

  /** The path of the last key that begins at or before a place; empty before the first. */
  public String at(Place place) {
    Map.Entry<Place, String> entry = paths.floorEntry(place);
    return entry == null ? "" : entry.getValue();
  }

  private void collect(YamlNode node, String path) {
    switch (node) {
      case MapNode map ->
          map.entries()
              .forEach((name, entry) -> {
                String below = path.isEmpty() ? name : path + "." + name;
                paths.putIfAbsent(entry.key().place(), below);
                collect(entry.value(), below);
              });
      case ListNode list -> {
        for (int i = 0; i < list.items().size(); i++) {
          YamlNode item = list.items().get(i);
          paths.putIfAbsent(item.place(), path + "." + i);
          collect(item, path + "." + i);
        }
      }
      case ScalarNode _ -> {}
    }
  }
}
