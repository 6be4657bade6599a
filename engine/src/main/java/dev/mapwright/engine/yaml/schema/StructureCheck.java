package dev.mapwright.engine.yaml.schema;

import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds a file against the language's table: unknown and missing keys, values of a wrong kind. What
 * is wrong is told and cut out, so that a reader of the rest finds every value of the kind that the
 * table says.
 */
public final class StructureCheck {
  private final Problems problems;

  /** Tells problems to the given list. */
  public StructureCheck(Problems problems) {
    this.problems = problems;
  }

  /** A whole file without what is wrong with it; null where nothing of it can be used. */
  public @Nullable MapNode check(YamlNode root, Shape shape) {
    if (!(root instanceof MapNode map)) {
      problems.error(
          "wrong-type",
          root.place(),
          "A " + shape.name() + " is a map of " + shape.holds() + ", not " + root.inWords() + ".",
          null);
      return null;
    }
    Place top = map.place().file().place(0, 1);
    return shaped(map, shape, top);
  }

  private @Nullable YamlNode check(YamlNode node, Kind kind, Entry owner) {
    if (!Kinds.accepts(kind, node)) {
      problems.error(
          "wrong-type",
          node.place(),
          "'" + owner.key().text() + "' is " + kind.inWords() + ", not " + Kinds.found(node) + ".",
          Kinds.cure(kind, node));
      return null;
    }
    return switch (kind) {
      case Kind.Shaped(Shape shape) -> shaped((MapNode) node, shape, owner.key().place());
      case Kind.Again(Supplier<Shape> shape) ->
          shaped((MapNode) node, shape.get(), owner.key().place());
      case Kind.Named named -> named((MapNode) node, named);
      case Kind.Many(Kind item) -> many((ListNode) node, item, owner);
      case Kind.Either(List<Kind> kinds) -> check(node, Kinds.fitting(kinds, node), owner);
      default -> node;
    };
  }

  /** The same for a map of a known shape, of which a key or the like is the owner. */
  public MapNode shaped(MapNode map, Shape shape, Place owner) {
    SequencedMap<String, Entry> kept = new LinkedHashMap<>();
    map.entries()
        .forEach((name, entry) -> {
          Key key = shape.key(name);
          if (key == null) {
            refuse(map, entry, shape, kept);
            return;
          }
          YamlNode value = check(entry.value(), key.kind(), entry);
          if (value != null) {
            kept.put(name, new Entry(entry.key(), value));
          }
        });
    shape.keys().values().stream()
        .filter(key -> key.required() && !map.entries().containsKey(key.name()))
        .forEach(key ->
            problems.error(
                "missing-key",
                owner,
                "The key '" + key.name() + "' is missing: " + key.kind().inWords() + ".",
                key.words()));
    return new MapNode(kept, map.flow(), map.place());
  }

  /** An unknown key; in braces it may be the rest of a value that a comma cut in two. */
  private void refuse(MapNode map, Entry entry, Shape shape, SequencedMap<String, Entry> kept) {
    if (UnquotedExpressions.isRest(map, entry)) {
      refuseRest(entry, kept);
      return;
    }
    String name = entry.key().text();
    problems.error(
        "unknown-key",
        entry.key().place(),
        "There is no key '" + name + "' in " + shape.name() + ".",
        Nearest.advice(name, shape.keys().keySet()));
  }

  private void refuseRest(Entry entry, SequencedMap<String, Entry> kept) {
    UnquotedExpressions.tellRest(entry, problems);
    Entry before = kept.isEmpty() ? null : kept.lastEntry().getValue();
    if (before != null && UnquotedExpressions.isOpen(before.value())) {
      kept.pollLastEntry();
    }
  }

  private MapNode named(MapNode map, Kind.Named kind) {
    SequencedMap<String, Entry> kept = new LinkedHashMap<>();
    map.entries()
        .forEach((name, entry) -> {
          if (!nameFits(kind.key(), map, entry, kept)) {
            return;
          }
          boolean removal = kind.removable() && Kinds.isNothing(entry.value());
          YamlNode value = removal ? entry.value() : check(entry.value(), kind.value(), entry);
          if (value != null) {
            kept.put(name, new Entry(entry.key(), value));
          }
        });
    return new MapNode(kept, map.flow(), map.place());
  }

  private boolean nameFits(Kind kind, MapNode map, Entry entry, SequencedMap<String, Entry> kept) {
    if (UnquotedExpressions.isRest(map, entry)) {
      refuseRest(entry, kept);
      return false;
    }
    String name = entry.key().text();
    if (kind instanceof Kind.Words(List<String> words) && !words.contains(name)) {
      problems.error(
          "unknown-key",
          entry.key().place(),
          "'" + name + "' is not " + kind.inWords() + ".",
          Nearest.to(name, words).map(near -> "Did you mean '" + near + "'?").orElse(null));
      return false;
    }
    return true;
  }

  private ListNode many(ListNode list, Kind item, Entry owner) {
    List<YamlNode> kept = new ArrayList<>();
    for (YamlNode node : list.items()) {
      YamlNode value = check(node, item, new Entry(owner.key(), node));
      if (value != null) {
        kept.add(value);
      }
    }
    return new ListNode(kept, list.flow(), list.place());
  }

  /** Which kinds fit which nodes, and what to say where none does. */
  private static final class Kinds {
    static boolean accepts(Kind kind, YamlNode node) {
      return switch (kind) {
        case Kind.Text _, Kind.Expression _, Kind.Template _, Kind.Time _, Kind.Path _ ->
            node instanceof ScalarNode && !isNothing(node);
        case Kind.Tree _ -> true;
        case Kind.Words(List<String> words) ->
            node instanceof ScalarNode scalar && words.contains(scalar.text());
        case Kind.Flag _ -> node instanceof ScalarNode(Boolean _, _, _);
        case Kind.Whole(int least) ->
            node instanceof ScalarNode(Long number, _, _)
                && number >= least
                && number <= Integer.MAX_VALUE;
        case Kind.Shaped _, Kind.Again _, Kind.Named _, Kind.Mapping _ -> node instanceof MapNode;
        case Kind.Many _ -> node instanceof ListNode;
        case Kind.Either(List<Kind> kinds) -> kinds.stream().anyMatch(k -> accepts(k, node));
      };
    }

    static Kind fitting(List<Kind> kinds, YamlNode node) {
      return kinds.stream().filter(k -> accepts(k, node)).findFirst().orElseThrow();
    }

    static boolean isNothing(YamlNode node) {
      return node instanceof ScalarNode(JsonNull _, _, _);
    }

    static String found(YamlNode node) {
      return node instanceof ScalarNode scalar && !isNothing(node)
          ? "'" + scalar.text() + "'"
          : node.inWords();
    }

    static @Nullable String cure(Kind kind, YamlNode node) {
      if (kind instanceof Kind.Words(List<String> words) && node instanceof ScalarNode scalar) {
        return Nearest.to(scalar.text(), words)
            .map(near -> "Did you mean '" + near + "'?")
            .orElse(null);
      }
      if (kind instanceof Kind.Many && node instanceof ScalarNode scalar && !isNothing(node)) {
        return "Write [" + scalar.text() + "].";
      }
      if (kind instanceof Kind.Flag && node instanceof ScalarNode scalar) {
        return switch (scalar.text().toLowerCase(Locale.ROOT)) {
          case "yes", "on", "1" -> "Did you mean 'true'?";
          case "no", "off", "0" -> "Did you mean 'false'?";
          default -> null;
        };
      }
      boolean text = kind instanceof Kind.Expression || kind instanceof Kind.Template;
      return text ? UnquotedExpressions.cure(node) : null;
    }
  }
}
