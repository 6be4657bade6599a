package dev.mapwright.engine.yaml.format;

import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import java.util.List;

/** Whether two trees say the same, wherever it stands and however it is written. */
final class SameData {
  private SameData() {}

  static boolean of(YamlNode one, YamlNode other) {
    return switch (one) {
      case ScalarNode scalar ->
          other instanceof ScalarNode same && same.value().equals(scalar.value());
      case ListNode list -> other instanceof ListNode same && all(list.items(), same.items());
      case MapNode map ->
          other instanceof MapNode same
              && List.copyOf(map.entries().keySet()).equals(List.copyOf(same.entries().keySet()))
              && all(values(map), values(same));
    };
  }

  private static List<YamlNode> values(MapNode map) {
    return map.entries().values().stream().map(Entry::value).toList();
  }

  private static boolean all(List<YamlNode> ones, List<YamlNode> others) {
    if (ones.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < ones.size(); i++) {
      if (!of(ones.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }
}
