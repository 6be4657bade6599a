package dev.mapwright.engine.connector.load.overlay;

import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Trees of which parts are replaced; what stays keeps its place in its file. */
final class Nodes {
  private Nodes() {}

  /** The map with an entry more, or in the place of another. */
  static MapNode with(MapNode map, Entry entry) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>(map.entries());
    entries.put(entry.key().text(), entry);
    return new MapNode(entries, map.flow(), map.place());
  }

  /** The map without an entry. */
  static MapNode without(MapNode map, String key) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>(map.entries());
    entries.remove(key);
    return new MapNode(entries, map.flow(), map.place());
  }

  /** The map of a key; an empty one in the place of an owner where there is none. */
  static MapNode mapOf(MapNode owner, String key) {
    return owner.get(key) instanceof MapNode found ? found : empty(owner);
  }

  /** An empty map. */
  static MapNode empty(YamlNode where) {
    return new MapNode(new LinkedHashMap<>(), true, where.place());
  }

  /** The entry of a key with another value; {@code otherwise} gives the key where there is none. */
  static Entry entry(MapNode map, String key, Entry otherwise, YamlNode value) {
    Entry own = map.entries().get(key);
    return new Entry(own == null ? otherwise.key() : own.key(), value);
  }

  static boolean isNothing(@Nullable YamlNode node) {
    return node instanceof ScalarNode(JsonNull _, _, _);
  }
}
