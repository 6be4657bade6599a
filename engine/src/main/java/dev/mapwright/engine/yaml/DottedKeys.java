package dev.mapwright.engine.yaml;

import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Unfolds the first dot of each key: {@code job.id: x} is short for {@code job: {id: x}}. */
public final class DottedKeys {
  private DottedKeys() {}

  /** The map with every key up to its first dot, and what follows the dot as a map inside. */
  public static MapNode unfold(MapNode map, Problems problems) {
    SequencedMap<String, Entry> unfolded = new LinkedHashMap<>();
    for (Entry entry : map.entries().values()) {
      Entry first = first(entry, map);
      String name = first.key().text();
      Entry before = unfolded.get(name);
      if (before == null) {
        unfolded.put(name, first);
      } else if (before.value() instanceof MapNode left && first.value() instanceof MapNode right) {
        unfolded.put(name, new Entry(before.key(), join(left, right, problems)));
      } else {
        tellTwice(first, before, problems);
      }
    }
    return new MapNode(unfolded, map.flow(), map.place());
  }

  private static Entry first(Entry entry, MapNode map) {
    Passage key = entry.key().passage();
    int dot = key.text().indexOf('.');
    if (dot < 0) {
      return entry;
    }
    ScalarNode rest = key(entry.key(), key.part(dot + 1, key.text().length()));
    SequencedMap<String, Entry> inner = new LinkedHashMap<>();
    inner.put(rest.text(), new Entry(rest, entry.value()));
    return new Entry(
        key(entry.key(), key.part(0, dot)), new MapNode(inner, map.flow(), rest.place()));
  }

  private static ScalarNode key(ScalarNode whole, Passage part) {
    return new ScalarNode(part.text(), whole.style(), part);
  }

  private static MapNode join(MapNode left, MapNode right, Problems problems) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>(left.entries());
    right
        .entries()
        .forEach((name, entry) -> {
          Entry before = entries.putIfAbsent(name, entry);
          if (before != null) {
            tellTwice(entry, before, problems);
          }
        });
    return new MapNode(entries, left.flow(), left.place());
  }

  private static void tellTwice(Entry second, Entry first, Problems problems) {
    YamlNode.ScalarNode key = second.key();
    problems.error(
        "duplicate-key",
        key.place(),
        "'" + key.text() + "' is mapped already, on line " + first.key().place().line() + ".",
        "Keep one of them.");
  }
}
