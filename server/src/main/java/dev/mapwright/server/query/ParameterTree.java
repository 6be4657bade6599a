package dev.mapwright.server.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Grows one tree from names and values, merging them as qs does: lists meet item by item, a list
 * meets an object as an object with numbers for names, and a text meets anything as one more item.
 * Not thread-safe.
 */
final class ParameterTree {
  private final int maxIndex;
  private final Obj root = new Obj(new LinkedHashMap<>());

  ParameterTree(int maxIndex) {
    this.maxIndex = maxIndex;
  }

  /** Adds the values of one name. */
  void add(List<String> segments, List<String> values) {
    Node node = values.size() == 1 ? new Leaf(values.getFirst()) : list(values);
    for (String segment : segments.subList(1, segments.size()).reversed()) {
      node = wrap(segment, node);
    }
    root.members.merge(segments.getFirst(), node, ParameterTree::merge);
  }

  Parameter.Members toParameter() {
    return root.toParameter();
  }

  private static Array list(List<String> values) {
    TreeMap<Integer, Node> items = new TreeMap<>();
    for (String value : values) {
      items.put(items.size(), new Leaf(value));
    }
    return new Array(items);
  }

  private Node wrap(String segment, Node child) {
    if (segment.isEmpty()) {
      return child instanceof Array ? child : new Array(new TreeMap<>(Map.of(0, child)));
    }
    int index = index(segment);
    if (index >= 0) {
      return new Array(new TreeMap<>(Map.of(index, child)));
    }
    SequencedMap<String, Node> members = new LinkedHashMap<>();
    members.put(segment, child);
    return new Obj(members);
  }

  /** The place in a list that a segment names, or -1. */
  private int index(String segment) {
    boolean isNumber =
        segment.length() < 9
            && segment.chars().allMatch(c -> c >= '0' && c <= '9')
            && (segment.length() == 1 || segment.charAt(0) != '0');
    int index = isNumber ? Integer.parseInt(segment) : -1;
    return index <= maxIndex ? index : -1;
  }

  private static Node merge(Node target, Node source) {
    return switch (target) {
      case Leaf leaf when source instanceof Obj object -> both(leaf, object);
      case Leaf leaf -> items(new Array(new TreeMap<>(Map.of(0, leaf))), source);
      case Array array when source instanceof Obj object -> members(array.toObject(), object);
      case Array array -> items(array, source);
      case Obj object when source instanceof Leaf leaf -> both(object, leaf);
      case Obj object when source instanceof Array array -> members(object, array.toObject());
      case Obj object -> members(object, (Obj) source);
    };
  }

  private static Array both(Node first, Node second) {
    return new Array(new TreeMap<>(Map.of(0, first, 1, second)));
  }

  private static Array items(Array target, Node source) {
    if (!(source instanceof Array array)) {
      target.push(source);
      return target;
    }
    array.items.forEach((index, item) -> {
      Node there = target.items.get(index);
      if (there == null) {
        target.items.put(index, item);
      } else if (there instanceof Leaf || item instanceof Leaf) {
        target.push(item);
      } else {
        target.items.put(index, merge(there, item));
      }
    });
    return target;
  }

  private static Obj members(Obj target, Obj source) {
    source.members.forEach(
        (name, value) -> target.members.merge(name, value, ParameterTree::merge));
    return target;
  }

  private sealed interface Node {
    Parameter toParameter();
  }

  private record Leaf(String text) implements Node {
    @Override
    public Parameter toParameter() {
      return new Parameter.Text(text);
    }
  }

  /** A list, possibly with holes, which close up in the end. */
  private record Array(TreeMap<Integer, Node> items) implements Node {
    void push(Node item) {
      Map.@Nullable Entry<Integer, Node> last = items.lastEntry();
      items.put(last == null ? 0 : last.getKey() + 1, item);
    }

    Obj toObject() {
      SequencedMap<String, Node> members = new LinkedHashMap<>();
      items.forEach((index, item) -> members.put(String.valueOf(index), item));
      return new Obj(members);
    }

    @Override
    public Parameter toParameter() {
      List<Parameter> values = new ArrayList<>();
      items.values().forEach(item -> values.add(item.toParameter()));
      return new Parameter.Items(values);
    }
  }

  private record Obj(SequencedMap<String, Node> members) implements Node {
    @Override
    public Parameter.Members toParameter() {
      SequencedMap<String, Parameter> values = new LinkedHashMap<>();
      members.forEach((name, value) -> values.put(name, value.toParameter()));
      return new Parameter.Members(values);
    }
  }
}
