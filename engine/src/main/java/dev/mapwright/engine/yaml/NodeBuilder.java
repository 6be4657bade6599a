package dev.mapwright.engine.yaml;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Builds nodes from the parser's events. The library's own composer is not used, because it neither
 * reports repeated keys nor bounds depth and aliases.
 */
final class NodeBuilder {
  private static final int MAX_DEPTH = 100;

  private final Marks marks;
  private final Problems problems;
  private final Iterator<Event> events;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private final int mostNodes;
  private int nodes;

  NodeBuilder(Marks marks, Problems problems, Iterator<Event> events, int mostNodes) {
    this.marks = marks;
    this.problems = problems;
    this.events = events;
    this.mostNodes = mostNodes;
  }

  /** The only document, or null where there is none. */
  @Nullable YamlNode document() {
    YamlNode root = null;
    boolean second = false;
    while (events.hasNext() && !second) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent && root != null) {
        problems.error(
            "yaml-documents",
            marks.place(event),
            "A second document begins here; one file is one document.",
            "Move it into a file of its own.");
        second = true;
      } else if (event instanceof NodeEvent && root == null) {
        root = tryNode(event);
        second = root == null;
      }
    }
    if (root == null && !problems.hasErrors()) {
      problems.error("yaml-empty", marks.file().place(0, 1), "The file is empty.", null);
    }
    return root;
  }

  private @Nullable YamlNode tryNode(Event event) {
    try {
      return node(event, 1);
    } catch (TooMuch e) {
      problems.error("yaml-too-large", e.place, e.words, null);
      return null;
    }
  }

  private YamlNode node(Event event, int depth) {
    if (depth > MAX_DEPTH) {
      throw new TooMuch("More than " + MAX_DEPTH + " levels deep.", marks.place(event));
    }
    count(1, event);
    int before = nodes;
    YamlNode node =
        switch (event) {
          case AliasEvent alias -> aliased(alias);
          case ScalarEvent scalar -> scalar(scalar);
          case MappingStartEvent map -> map(map, depth);
          case SequenceStartEvent list -> list(list, depth);
          default -> throw new IllegalStateException("no node: " + event);
        };
    if (!(event instanceof AliasEvent) && event instanceof NodeEvent anchored) {
      int size = nodes - before + 1;
      anchored.getAnchor().ifPresent(a -> anchors.put(a, new Anchored(node, size)));
    }
    return node;
  }

  private void count(int more, Event event) {
    nodes += more;
    if (nodes > mostNodes) {
      throw new TooMuch(
          "More than " + mostNodes + " values, aliases resolved.", marks.place(event));
    }
  }

  private YamlNode aliased(AliasEvent alias) {
    Anchored target = anchors.get(alias.getAlias());
    if (target == null) {
      problems.error(
          "yaml-alias",
          marks.place(alias),
          "YAML reads this as the name of an anchor, and there is none above it.",
          "An expression that begins with * stands in single quotes.");
      return nothing(alias);
    }
    count(target.size(), alias);
    return target.node();
  }

  private ScalarNode nothing(Event event) {
    int start = marks.start(event);
    return new ScalarNode(
        JsonNull.NULL,
        YamlNode.Style.PLAIN,
        new ScalarPassage(marks.file(), start, marks.end(event), YamlNode.Style.PLAIN, ""));
  }

  private ScalarNode scalar(ScalarEvent event) {
    YamlNode.Style style =
        switch (event.getScalarStyle()) {
          case SINGLE_QUOTED -> YamlNode.Style.SINGLE_QUOTED;
          case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> YamlNode.Style.DOUBLE_QUOTED;
          case LITERAL -> YamlNode.Style.LITERAL;
          case FOLDED -> YamlNode.Style.FOLDED;
          case PLAIN -> YamlNode.Style.PLAIN;
        };
    refuseTag(event.getTag(), event);
    Object value =
        style == YamlNode.Style.PLAIN ? Scalars.plain(event.getValue()) : event.getValue();
    return new ScalarNode(
        value,
        style,
        new ScalarPassage(
            marks.file(), marks.start(event), marks.end(event), style, event.getValue()));
  }

  private ListNode list(SequenceStartEvent start, int depth) {
    refuseTag(start.getTag(), start);
    List<YamlNode> items = new ArrayList<>();
    Event event = events.next();
    while (event instanceof NodeEvent) {
      items.add(node(event, depth + 1));
      event = events.next();
    }
    return new ListNode(items, start.isFlow(), place(start, event));
  }

  private MapNode map(MappingStartEvent start, int depth) {
    refuseTag(start.getTag(), start);
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    Event event = events.next();
    while (event instanceof NodeEvent) {
      YamlNode key = node(event, depth + 1);
      YamlNode value = node(events.next(), depth + 1);
      if (key instanceof ScalarNode name) {
        add(entries, new Entry(name, value));
      } else {
        refuseKey(key);
      }
      event = events.next();
    }
    return new MapNode(entries, start.isFlow(), place(start, event));
  }

  private void add(SequencedMap<String, Entry> entries, Entry entry) {
    String name = entry.key().text();
    Entry first = entries.putIfAbsent(name, entry);
    if (first != null) {
      problems.error(
          "duplicate-key",
          entry.key().place(),
          "The key '"
              + name
              + "' stands in this map already, on line "
              + first.key().place().line()
              + ".",
          "Keep one of them.");
    }
  }

  private void refuseKey(YamlNode key) {
    boolean template = key instanceof MapNode map && map.flow();
    problems.error(
        "yaml-key",
        key.place(),
        "A key is text, not " + key.inWords() + ".",
        template ? "A template stands in quotes: \"{{ ... }}\"." : null);
  }

  private void refuseTag(Optional<String> tag, Event event) {
    tag.ifPresent(_ ->
        problems.error(
            "yaml-tag",
            marks.place(event),
            "YAML reads this as a tag; tags have no meaning here.",
            "An expression that begins with ! stands in single quotes."));
  }

  /** From the first to the last character; a block's end mark lies on a later line. */
  private Place place(CollectionStartEvent start, Event end) {
    return marks.file().place(marks.start(start), marks.end(end));
  }

  /** A node that aliases may name, and how many nodes it holds. */
  private record Anchored(YamlNode node, int size) {}

  /** Ends the reading of a file that wants more than it may have. */
  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Place place;
    private final String words;

    TooMuch(String words, Place place) {
      super(words, null, false, false);
      this.words = words;
      this.place = place;
    }
  }
}
