package dev.mapwright.engine.connector.load.overlay;

import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds parameters to a request's query. One that took the place of a page, a filter or an expansion
 * would make records wrong, or lose them, without anybody noticing.
 *
 * @param inherited queries of the resource and the connector, the nearest first
 * @param taken names that the connector sends otherwise: for pages, filters, sorts, authentication
 */
record QueryMerge(List<MapNode> inherited, Set<String> taken, Problems problems) {
  private static final String QUERY = "query";

  QueryMerge {
    inherited = List.copyOf(inherited);
    taken = Set.copyOf(taken);
  }

  /** The map of a request with more in its query. */
  MapNode into(MapNode request, Entry added) {
    MapNode query = Nodes.mapOf(request, QUERY);
    for (Entry entry : ((MapNode) added.value()).entries().values()) {
      String name = entry.key().text();
      if (taken.contains(name)) {
        tell(entry, name);
        continue;
      }
      YamlNode value = both(own(query, name), entry, name);
      query = Nodes.with(query, new Entry(entry.key(), value));
    }
    return Nodes.with(request, Nodes.entry(request, QUERY, added, query));
  }

  private @Nullable YamlNode own(MapNode query, String name) {
    YamlNode found =
        Stream.concat(Stream.of(query), inherited.stream())
            .filter(level -> level.entries().containsKey(name))
            .findFirst()
            .map(level -> level.get(name))
            .orElse(null);
    return Nodes.isNothing(found) ? null : found;
  }

  private YamlNode both(@Nullable YamlNode own, Entry added, String path) {
    return switch (own) {
      case null -> added.value();
      case ListNode list when added.value() instanceof ListNode more ->
          new ListNode(
              Stream.concat(list.items().stream(), more.items().stream()).toList(),
              list.flow(),
              list.place());
      case MapNode map when added.value() instanceof MapNode more -> {
        MapNode merged = map;
        for (Entry entry : more.entries().values()) {
          String name = entry.key().text();
          YamlNode value = both(map.get(name), entry, path + "." + name);
          merged = Nodes.with(merged, new Entry(entry.key(), value));
        }
        yield merged;
      }
      default -> {
        tell(added, path);
        yield own;
      }
    };
  }

  private void tell(Entry entry, String path) {
    problems.error(
        "replaced-parameter",
        entry.key().place(),
        "The connector sends '" + path + "' itself; an overlay only adds parameters.",
        "Leave it out.");
  }
}
