package dev.mapwright.engine.yaml.schema;

import dev.mapwright.engine.problem.Fix;
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
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds a file against the language's table: unknown and missing keys, values of a wrong kind. What
 * is wrong is told and cut out, so that a reader of the rest finds every value of the kind that the
 * table says.
 */
public final class StructureCheck {
  private final Problems problems;
  private final boolean discreet;

  private StructureCheck(Problems problems, boolean discreet) {
    this.problems = problems;
    this.discreet = discreet;
  }

  /** Tells problems to the given list. */
  public StructureCheck(Problems problems) {
    this(problems, false);
  }

  /** The same for files that hold secrets: no message shows a value. */
  public static StructureCheck discreet(Problems problems) {
    return new StructureCheck(problems, true);
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

  private @Nullable YamlNode check(YamlNode node, Kind kind, Owner owner) {
    if (!Kinds.accepts(kind, node)) {
      problems.error(
          "wrong-type",
          node.place(),
          owner.words() + " is " + kind.inWords() + ", not " + Kinds.found(node, discreet) + ".",
          Kinds.cure(kind, node, discreet),
          Kinds.fix(kind, node));
      return null;
    }
    return switch (kind) {
      case Kind.Shaped(Shape shape) -> shaped((MapNode) node, shape, owner.place());
      case Kind.Again(Supplier<Shape> shape) -> shaped((MapNode) node, shape.get(), owner.place());
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
          YamlNode value = check(entry.value(), key.kind(), Owner.of(entry));
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
    shape.choices().forEach(choice -> choice(map, choice, owner));
    return new MapNode(kept, map.flow(), map.place());
  }

  private void choice(MapNode map, Shape.Choice choice, Place owner) {
    List<Entry> given =
        map.entries().values().stream()
            .filter(entry -> choice.among().contains(entry.key().text()))
            .toList();
    String among = String.join(", ", choice.among());
    if (given.isEmpty() && choice.required()) {
      problems.error("missing-key", owner, "One of the keys " + among + " is missing.", null);
    }
    for (Entry second : given.subList(Math.min(1, given.size()), given.size())) {
      problems.error(
          "one-of",
          second.key().place(),
          "'"
              + second.key().text()
              + "' cannot stand beside '"
              + given.getFirst().key().text()
              + "'.",
          "Keep one of " + among + ".");
    }
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
        advice(name, shape),
        fix(entry.key(), shape));
  }

  private static @Nullable Fix fix(ScalarNode key, Shape shape) {
    Key now = shape.former(key.text());
    return now == null
        ? Fix.nearest(key.place(), key.text(), shape.keys().keySet())
        : new Fix(key.place(), now.name());
  }

  private static String advice(String name, Shape shape) {
    Key now = shape.former(name);
    return now == null
        ? Nearest.advice(name, shape.keys().keySet())
        : "It is called '" + now.name() + "' now.";
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
          YamlNode value =
              removal ? entry.value() : check(entry.value(), kind.value(), Owner.of(entry));
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
          Nearest.to(name, words).map(near -> "Did you mean '" + near + "'?").orElse(null),
          Fix.nearest(entry.key().place(), name, words));
      return false;
    }
    return true;
  }

  private ListNode many(ListNode list, Kind item, Owner owner) {
    List<YamlNode> kept = new ArrayList<>();
    for (YamlNode node : list.items()) {
      YamlNode value = check(node, item, owner.item(node));
      if (value != null) {
        kept.add(value);
      }
    }
    return new ListNode(kept, list.flow(), list.place());
  }

  /** What a value belongs to, and where that is told which concerns the value as a whole. */
  private record Owner(String words, Place place) {
    static Owner of(Entry entry) {
      return new Owner("'" + entry.key().text() + "'", entry.key().place());
    }

    Owner item(YamlNode item) {
      return new Owner(words.startsWith("'") ? "An item of " + words : words, item.place());
    }
  }

  /** Which kinds fit which nodes, and what to say where none does. */
  private static final class Kinds {
    private static final Pattern PLAIN_WORD = Pattern.compile("[\\w.-]+");

    static boolean accepts(Kind kind, YamlNode node) {
      return switch (kind) {
        case Kind.Text _,
            Kind.Expression _,
            Kind.Template _,
            Kind.Time _,
            Kind.TimeRange _,
            Kind.Path _ ->
            node instanceof ScalarNode && !isNothing(node);
        case Kind.Matching(_, String pattern) ->
            node instanceof ScalarNode scalar && !isNothing(node) && scalar.text().matches(pattern);
        case Kind.Tree _, Kind.Json _ -> true;
        case Kind.Words(List<String> words) ->
            node instanceof ScalarNode scalar && words.contains(scalar.text());
        case Kind.Flag _ -> node instanceof ScalarNode(Boolean _, _, _);
        case Kind.Whole(int least, int most) ->
            node instanceof ScalarNode(Long number, _, _) && number >= least && number <= most;
        case Kind.Shaped _, Kind.Again _, Kind.Named _, Kind.Mapping _, Kind.MappingOverlay _ ->
            node instanceof MapNode;
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

    static String found(YamlNode node, boolean discreet) {
      if (!(node instanceof ScalarNode scalar) || isNothing(node)) {
        return node.inWords();
      }
      if (scalar.text().isBlank()) {
        return "blank text";
      }
      return discreet ? node.inWords() : "'" + scalar.text() + "'";
    }

    static @Nullable Fix fix(Kind kind, YamlNode node) {
      if (!(node instanceof ScalarNode scalar)) {
        return null;
      }
      return switch (kind) {
        case Kind.Either(List<Kind> kinds) ->
            kinds.stream()
                .map(each -> fix(each, node))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        case Kind.Words(List<String> words) -> Fix.nearest(node.place(), scalar.text(), words);
        case Kind.Flag _ ->
            switch (flag(scalar)) {
              case null -> null;
              case Boolean flag -> new Fix(node.place(), flag.toString());
            };
        case Kind.Many _ when !isNothing(node) && isPlainWord(scalar) ->
            new Fix(node.place(), "[" + scalar.text() + "]");
        default -> null;
      };
    }

    /** Whether it can become an item of a list as it stands. */
    private static boolean isPlainWord(ScalarNode scalar) {
      return scalar.style() == YamlNode.Style.PLAIN && PLAIN_WORD.matcher(scalar.text()).matches();
    }

    private static @Nullable Boolean flag(ScalarNode scalar) {
      return switch (scalar.text().toLowerCase(Locale.ROOT)) {
        case "yes", "on", "1", "true" -> true;
        case "no", "off", "0", "false" -> false;
        default -> null;
      };
    }

    static @Nullable String cure(Kind kind, YamlNode node, boolean discreet) {
      if (kind instanceof Kind.Either(List<Kind> kinds)) {
        return kinds.stream()
            .map(each -> cure(each, node, discreet))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
      }
      if (kind instanceof Kind.Words(List<String> words) && node instanceof ScalarNode scalar) {
        return Nearest.to(scalar.text(), words)
            .map(near -> "Did you mean '" + near + "'?")
            .orElse(null);
      }
      if (kind instanceof Kind.Many && node instanceof ScalarNode scalar && !isNothing(node)) {
        return discreet ? "Write [ ] around it." : "Write [" + scalar.text() + "].";
      }
      if (kind instanceof Kind.Flag && node instanceof ScalarNode scalar) {
        Boolean flag = flag(scalar);
        return flag == null ? null : "Did you mean '" + flag + "'?";
      }
      if (kind instanceof Kind.Many && node instanceof MapNode map) {
        return map.flow() ? "Write [ ] around it." : "Begin each item with a dash.";
      }
      boolean known = kind instanceof Kind.Shaped || kind instanceof Kind.Named;
      if (known && node instanceof ListNode list) {
        return list.flow() ? "Write { } instead of [ ]." : "Leave out the dashes.";
      }
      boolean text = kind instanceof Kind.Expression || kind instanceof Kind.Template;
      return text ? UnquotedExpressions.cure(node) : null;
    }
  }
}
