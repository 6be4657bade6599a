package dev.mapwright.engine.yaml.schema;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A checked map of a file, read by key. Only keys of the language's table can be asked for, so that
 * no reader knows a key that the table and the schema for editors lack.
 */
public final class CheckedMap {
  private final Shape shape;
  private final MapNode map;
  private final Place owner;
  private final Problems problems;

  private CheckedMap(Shape shape, MapNode map, Place owner, Problems problems) {
    this.shape = shape;
    this.map = map;
    this.owner = owner;
    this.problems = problems;
  }

  /** A whole file, checked. */
  public static CheckedMap root(Shape shape, MapNode map, Problems problems) {
    return new CheckedMap(shape, map, map.place().file().place(0, 1), problems);
  }

  /** A map of a known shape, checked. */
  public static CheckedMap of(Shape shape, MapNode map, Place owner, Problems problems) {
    return new CheckedMap(shape, map, owner, problems);
  }

  /** The key, or what else names this map, for problems of the map as a whole. */
  public Place place() {
    return owner;
  }

  /** Where what is wrong is told. */
  public Problems problems() {
    return problems;
  }

  /** Whether such a map may have this key. */
  public boolean knows(String key) {
    return shape.key(key) != null;
  }

  /** Whether a key is there. */
  public boolean has(String key) {
    return node(key) != null;
  }

  /** Where a key stands; this map's place where it does not. */
  public Place placeOf(String key) {
    kind(key);
    Entry entry = map.entries().get(key);
    return entry == null ? owner : entry.key().place();
  }

  /** The value of a key, or null. */
  public @Nullable YamlNode node(String key) {
    kind(key);
    return map.get(key);
  }

  /** The scalar of a key, or null. */
  public @Nullable ScalarNode scalar(String key) {
    return node(key) instanceof ScalarNode scalar ? scalar : null;
  }

  /** The map of a key as it stands in the file, or null. */
  public @Nullable MapNode map(String key) {
    return node(key) instanceof MapNode found ? found : null;
  }

  /** The text of a key, or null. */
  public @Nullable String text(String key) {
    ScalarNode scalar = scalar(key);
    return scalar == null ? null : scalar.text();
  }

  /** The text of a key, or what it is without one. */
  public String text(String key, String byDefault) {
    String text = text(key);
    return text == null ? byDefault : text;
  }

  /** Whether a key is true. */
  public boolean flag(String key) {
    return scalar(key) instanceof ScalarNode(Boolean value, _, _) && value;
  }

  /** The number of a key, or what it is without one. */
  public int whole(String key, int byDefault) {
    return scalar(key) instanceof ScalarNode(Long value, _, _) ? Math.toIntExact(value) : byDefault;
  }

  /** The duration of a key; null where it is not there, or is none, which is told. */
  public @Nullable Duration time(String key) {
    ScalarNode scalar = scalar(key);
    return scalar == null ? null : Durations.read(scalar, problems);
  }

  /** The duration of a key, or what it is without one. */
  public Duration time(String key, Duration byDefault) {
    Duration time = time(key);
    return time == null ? byDefault : time;
  }

  /** The duration or range of a key; null where it is not there, or is none, which is told. */
  public @Nullable TimeRange timeRange(String key) {
    ScalarNode scalar = scalar(key);
    return scalar == null ? null : Durations.readRange(scalar, problems);
  }

  /** The scalars of a list; none where the key is not there. */
  public List<ScalarNode> scalars(String key) {
    List<ScalarNode> found = new ArrayList<>();
    if (node(key) instanceof ListNode list) {
      list.items()
          .forEach(item -> {
            if (item instanceof ScalarNode scalar) {
              found.add(scalar);
            }
          });
    }
    return found;
  }

  /** The texts of a list; none where the key is not there. */
  public List<String> texts(String key) {
    return scalars(key).stream().map(ScalarNode::text).toList();
  }

  /** The map of a key whose keys are known, or null. */
  public @Nullable CheckedMap fields(String key) {
    return node(key) instanceof MapNode inner
        ? new CheckedMap(shape(kind(key)), inner, placeOf(key), problems)
        : null;
  }

  /** The same; an empty map where the key is missing, which is told already. */
  public CheckedMap required(String key) {
    CheckedMap found = fields(key);
    return found == null
        ? new CheckedMap(
            shape(kind(key)), new MapNode(new LinkedHashMap<>(), true, owner), owner, problems)
        : found;
  }

  /** The maps of a key that holds one or a list of them. */
  public List<CheckedMap> each(String key) {
    if (node(key) instanceof ListNode list) {
      List<CheckedMap> all = new ArrayList<>();
      for (YamlNode item : list.items()) {
        all.add(new CheckedMap(shape(kind(key)), (MapNode) item, item.place(), problems));
      }
      return all;
    }
    CheckedMap only = fields(key);
    return only == null ? List.of() : List.of(only);
  }

  /** What stands in a map whose keys are the author's own, by those; empty without the key. */
  public SequencedMap<String, Entry> entries(String key) {
    MapNode found = map(key);
    return found == null ? new LinkedHashMap<>() : found.entries();
  }

  /** The maps of a key whose own keys are the author's, by those. */
  public SequencedMap<String, CheckedMap> named(String key) {
    SequencedMap<String, CheckedMap> all = new LinkedHashMap<>();
    MapNode outer = map(key);
    if (outer != null) {
      outer
          .entries()
          .forEach((name, entry) -> {
            if (entry.value() instanceof MapNode inner) {
              all.put(name, new CheckedMap(shape(kind(key)), inner, entry.key().place(), problems));
            }
          });
    }
    return all;
  }

  private Kind kind(String key) {
    Key found = shape.key(key);
    if (found == null) {
      throw new IllegalArgumentException("the language's " + shape.name() + " has no key " + key);
    }
    return found.kind();
  }

  private static Shape shape(Kind kind) {
    return switch (kind) {
      case Kind.Shaped(Shape inner) -> inner;
      case Kind.Again(Supplier<Shape> again) -> again.get();
      case Kind.Named named -> shape(named.value());
      case Kind.Many(Kind item) -> shape(item);
      case Kind.Either(List<Kind> kinds) ->
          shape(kinds.stream().filter(CheckedMap::hasShape).findFirst().orElseThrow());
      default -> throw new IllegalArgumentException("no map: " + kind.inWords());
    };
  }

  private static boolean hasShape(Kind kind) {
    return kind instanceof Kind.Shaped || kind instanceof Kind.Again || kind instanceof Kind.Many;
  }
}
