package dev.mapwright.engine.connector.load.overlay;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Lays an overlay's tree over a connector's.
 *
 * @param beneath the connector that it is laid over, read
 * @param problems gets what does not fit
 */
record OverlayMerge(Connector beneath, Problems problems) {
  private static final String RESOURCES = "resources";
  private static final String QUERY = "query";
  private static final String FILTERS = "filters";

  /** The connector's tree with the overlay in it. */
  MapNode merge(MapNode connector, MapNode overlay) {
    MapNode resources = Nodes.mapOf(connector, RESOURCES);
    for (Entry entry : Nodes.mapOf(overlay, RESOURCES).entries().values()) {
      String name = entry.key().text();
      Resource read = beneath.resources().get(name);
      if (read == null || !(resources.get(name) instanceof MapNode own)) {
        problems.error(
            "unknown-key",
            entry.key().place(),
            beneath.label() + " has no resource '" + name + "'.",
            Nearest.advice(name, beneath.resources().keySet()));
        continue;
      }
      MapNode merged = resource(connector, own, read, (MapNode) entry.value());
      resources = Nodes.with(resources, Nodes.entry(resources, name, entry, merged));
    }
    Entry key = Objects.requireNonNull(connector.entries().get(RESOURCES));
    return Nodes.with(connector, new Entry(key.key(), resources));
  }

  private MapNode resource(MapNode connector, MapNode own, Resource read, MapNode overlay) {
    List<MapNode> queries = List.of(Nodes.mapOf(own, QUERY), Nodes.mapOf(connector, QUERY));
    MappingMerge mappings = new MappingMerge(problems);
    MapNode merged = own;
    for (Entry part : overlay.entries().values()) {
      String key = part.key().text();
      YamlNode value =
          switch (key) {
            case "map" -> mappings.record(Nodes.mapOf(own, key), (MapNode) part.value());
            case "let" -> mappings.let(Nodes.mapOf(own, key), (MapNode) part.value());
            case "get" ->
                queried(
                    new QueryMerge(queries, TakenNames.of(beneath), problems),
                    Nodes.mapOf(own, key),
                    (MapNode) part.value());
            case "list" -> list(own, read, part, queries);
            default -> throw new IllegalStateException("the language has no " + key);
          };
      merged = Nodes.with(merged, Nodes.entry(own, key, part, value));
    }
    return merged;
  }

  private static MapNode queried(QueryMerge queries, MapNode own, MapNode overlay) {
    Entry query = overlay.entries().get(QUERY);
    return query == null ? own : queries.into(own, query);
  }

  private YamlNode list(MapNode own, Resource read, Entry overlay, List<MapNode> queries) {
    YamlNode written = Objects.requireNonNull(own.get("list"));
    List<MapNode> sources = maps(written);
    List<MapNode> above = maps(overlay.value());
    boolean forAll = overlay.value() instanceof MapNode;
    if (!forAll && above.size() != sources.size()) {
      problems.error(
          "wrong-shape",
          overlay.key().place(),
          beneath.label()
              + " has "
              + sources.size()
              + " ways to list "
              + read.name()
              + "; here are "
              + above.size()
              + ".",
          "Write one map for all of them, or a list with an item for each.");
      return written;
    }
    List<YamlNode> merged = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      merged.add(source(sources.get(i), read.list().get(i), above.get(forAll ? 0 : i), queries));
    }
    return written instanceof ListNode list
        ? new ListNode(merged, list.flow(), list.place())
        : merged.getFirst();
  }

  private MapNode source(MapNode own, Source read, MapNode overlay, List<MapNode> queries) {
    Set<String> taken = TakenNames.of(beneath, read);
    MapNode merged = queried(new QueryMerge(queries, taken, problems), own, overlay);
    Entry filters = overlay.entries().get(FILTERS);
    if (filters == null) {
      return merged;
    }
    MapNode all = Nodes.mapOf(own, FILTERS);
    for (Entry filter : ((MapNode) filters.value()).entries().values()) {
      String field = filter.key().text();
      boolean dropped = Nodes.isNothing(filter.value());
      if (dropped && all.get(field) == null) {
        problems.error(
            "nothing-to-drop",
            filter.key().place(),
            "The vendor is not asked to filter by '" + field + "', so there is nothing to drop.",
            all.entries().isEmpty() ? null : Nearest.advice(field, all.entries().keySet()));
      }
      all = dropped ? Nodes.without(all, field) : Nodes.with(all, filter);
    }
    return Nodes.with(merged, Nodes.entry(own, FILTERS, filters, all));
  }

  private static List<MapNode> maps(YamlNode written) {
    return switch (written) {
      case MapNode one -> List.of(one);
      case ListNode several -> several.items().stream().map(MapNode.class::cast).toList();
      case YamlNode.ScalarNode _ -> List.of();
    };
  }
}
