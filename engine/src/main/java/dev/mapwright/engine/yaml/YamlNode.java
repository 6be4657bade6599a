package dev.mapwright.engine.yaml;

import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A part of a YAML file that knows where it stands. Immutable; a tree without circles. */
public sealed interface YamlNode {

  /** Where it starts, and how far it goes on that line. */
  Place place();

  /** What it is, as people say it: {@code a map}, {@code text}, {@code a number}. */
  String inWords();

  /** The same as JSON, without places: maps in the file's order, lists, and scalars' values. */
  Object asJson();

  /**
   * A map.
   *
   * @param entries by key, in the file's order
   * @param flow whether it is written in braces
   */
  record MapNode(SequencedMap<String, Entry> entries, boolean flow, Place place)
      implements YamlNode {
    public MapNode {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    /** The value of a key, or null where the key is not there. */
    public @Nullable YamlNode get(String key) {
      Entry entry = entries.get(key);
      return entry == null ? null : entry.value();
    }

    @Override
    public String inWords() {
      return "a map";
    }

    @Override
    public SequencedMap<String, Object> asJson() {
      SequencedMap<String, Object> members = new LinkedHashMap<>();
      entries.forEach((key, entry) -> members.put(key, entry.value().asJson()));
      return members;
    }
  }

  /** A key and its value. */
  record Entry(ScalarNode key, YamlNode value) {}

  /**
   * A list.
   *
   * @param flow whether it is written in brackets
   */
  record ListNode(List<YamlNode> items, boolean flow, Place place) implements YamlNode {
    public ListNode {
      items = List.copyOf(items);
    }

    @Override
    public String inWords() {
      return "a list";
    }

    @Override
    public List<Object> asJson() {
      return items.stream().map(YamlNode::asJson).toList();
    }
  }

  /**
   * Text, a number, true, false or null.
   *
   * @param value by YAML 1.2's core schema: a String, Long, BigInteger, Double, Boolean or {@link
   *     dev.mapwright.jsonata.value.JsonNull}
   * @param style how it is written
   * @param passage its text, each character of which knows its place
   */
  record ScalarNode(Object value, Style style, Passage passage) implements YamlNode {

    /** The text as it was written, without quotes. */
    public String text() {
      return passage.text();
    }

    @Override
    public Place place() {
      return passage.place();
    }

    @Override
    public String inWords() {
      return switch (value) {
        case String _ -> "text";
        case Boolean bool -> bool.toString();
        case Number _ -> "a number";
        default -> "nothing";
      };
    }

    @Override
    public Object asJson() {
      return value;
    }
  }

  /** How a scalar is written. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    /** After {@code |}. */
    LITERAL,
    /** After {@code >}. */
    FOLDED
  }
}
