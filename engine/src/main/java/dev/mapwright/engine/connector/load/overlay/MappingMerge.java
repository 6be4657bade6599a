package dev.mapwright.engine.connector.load.overlay;

import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.DottedKeys;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lays one mapping over another: what is said is added or replaced, null drops, the rest stays. */
final class MappingMerge {
  private static final String ID = "id";
  private static final String EACH = "each";
  private static final String MAP = "map";
  private static final String LET = "let";
  private static final List<String> OF_ITEMS = List.of(LET, MAP);

  private final Problems problems;

  MappingMerge(Problems problems) {
    this.problems = problems;
  }

  /** The mapping of a record. */
  MapNode record(MapNode below, MapNode above) {
    MapNode written = DottedKeys.unfold(above, problems);
    Entry id = written.entries().get(ID);
    if (id != null) {
      problems.error(
          "overlaid-id",
          id.key().place(),
          "'id' stays as the connector maps it: records are asked for and known by it.",
          "Leave it out.");
    }
    return members(below, id == null ? written : Nodes.without(written, ID));
  }

  /** Names and their expressions: those above come behind those below, which they do not hide. */
  MapNode let(MapNode below, MapNode above) {
    MapNode merged = below;
    for (Entry entry : above.entries().values()) {
      if (below.entries().containsKey(entry.key().text())) {
        problems.error(
            "taken-name",
            entry.key().place(),
            "$" + entry.key().text() + " has a value already, which other fields read.",
            "Give it another name.");
      } else {
        merged = Nodes.with(merged, entry);
      }
    }
    return merged;
  }

  private MapNode members(MapNode below, MapNode above) {
    MapNode merged = DottedKeys.unfold(below, new Problems());
    for (Entry entry : DottedKeys.unfold(above, problems).entries().values()) {
      String name = entry.key().text();
      YamlNode before = merged.get(name);
      if (Nodes.isNothing(entry.value())) {
        if (before == null) {
          tellNothing(entry, merged);
        }
        merged = Nodes.without(merged, name);
      } else {
        merged = Nodes.with(merged, new Entry(entry.key(), value(before, entry)));
      }
    }
    return merged;
  }

  private void tellNothing(Entry entry, MapNode below) {
    String name = entry.key().text();
    problems.error(
        "nothing-to-drop",
        entry.key().place(),
        "'" + name + "' is not mapped, so there is nothing to drop.",
        below.entries().isEmpty() ? null : Nearest.advice(name, below.entries().keySet()));
  }

  private YamlNode value(@Nullable YamlNode below, Entry entry) {
    if (!(entry.value() instanceof MapNode above) || above.get(EACH) != null || isConstant(above)) {
      return entry.value();
    }
    return switch (below) {
      case MapNode list when list.get(EACH) != null -> items(list, above, entry.key().place());
      case ListNode parts when above.get(MAP) != null -> {
        tellParts(entry, parts);
        yield parts;
      }
      case MapNode object when !isConstant(object) -> members(object, above);
      case null, default -> members(Nodes.empty(above), above);
    };
  }

  private void tellParts(Entry entry, ListNode parts) {
    problems.error(
        "wrong-shape",
        entry.key().place(),
        "'"
            + entry.key().text()
            + "' is made of "
            + parts.items().size()
            + " parts beneath, each with a mapping of its own.",
        "Write all of it: a list of {each: ..., map: {...}}.");
  }

  /** Some fields of a list's items. */
  private MapNode items(MapNode list, MapNode above, Place owner) {
    Optional<Entry> foreign =
        above.entries().values().stream()
            .filter(entry -> !OF_ITEMS.contains(entry.key().text()))
            .findFirst();
    if (foreign.isPresent() || above.entries().isEmpty()) {
      problems.error(
          "wrong-shape",
          foreign.map(entry -> entry.key().place()).orElse(owner),
          "This is a list of objects.",
          "For fields of its items write {map: {...}}, for all of it {each: ..., map: {...}}.");
      return list;
    }
    MapNode merged = list;
    for (Entry entry : above.entries().values()) {
      String key = entry.key().text();
      MapNode own = Nodes.mapOf(list, key);
      if (entry.value() instanceof MapNode more) {
        MapNode both = key.equals(LET) ? let(own, more) : members(own, more);
        merged = Nodes.with(merged, Nodes.entry(list, key, entry, both));
      } else {
        problems.error(
            "wrong-type",
            entry.key().place(),
            "'" + key + "' is a map, not " + entry.value().inWords() + ".",
            null);
      }
    }
    return merged;
  }

  private static boolean isConstant(MapNode map) {
    return map.entries().size() == 1 && map.get("value") != null;
  }
}
