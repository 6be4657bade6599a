package dev.mapwright.engine.yaml.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Writes a language's table as a page of Markdown: a section for each map, a row for each key, with
 * what it holds, what it means and examples. A key that several maps share is explained in the
 * first.
 */
public final class ReferenceWriter {
  private final SequencedSet<Shape> sections = new LinkedHashSet<>();
  private final Map<Key, Shape> explained = new LinkedHashMap<>();
  private final StringBuilder page = new StringBuilder();

  private ReferenceWriter() {}

  /**
   * The sections of a language.
   *
   * @param file its outermost map
   * @param groups keys that many maps share, each explained in a section of its own
   */
  public static String sections(Shape file, List<Shape> groups) {
    ReferenceWriter writer = new ReferenceWriter();
    for (Shape group : groups) {
      group.keys().values().forEach(key -> writer.explained.put(whereverItStands(key), group));
    }
    writer.sections.add(file);
    writer.sections.addAll(groups);
    file.keys().values().forEach(key -> writer.reach(key.kind()));
    writer.sections.forEach(writer::section);
    return writer.page.toString();
  }

  private void reach(Shape shape) {
    if (sections.add(shape)) {
      shape.keys().values().forEach(key -> reach(key.kind()));
    }
  }

  private void reach(Kind kind) {
    switch (kind) {
      case Kind.Shaped(Shape shape) -> reach(shape);
      case Kind.Again(Supplier<Shape> shape) -> reach(shape.get());
      case Kind.Named named -> reach(named.value());
      case Kind.Many(Kind item) -> reach(item);
      case Kind.Either(List<Kind> kinds) -> kinds.forEach(this::reach);
      case Kind.Mapping(Supplier<Shape> each) -> reach(each.get());
      case Kind.MappingOverlay(Supplier<Shape> each) -> reach(each.get());
      default -> {}
    }
  }

  private void section(Shape shape) {
    page.append("\n## ")
        .append(shape.name())
        .append("\n\n")
        .append(text(shape.words()))
        .append("\n");
    List<Key> own = new ArrayList<>();
    SequencedMap<Shape, List<Key>> elsewhere = new LinkedHashMap<>();
    for (Key key : shape.keys().values()) {
      Shape first = explained.putIfAbsent(whereverItStands(key), shape);
      if (first == null || first.equals(shape)) {
        own.add(key);
      } else {
        elsewhere.computeIfAbsent(first, _ -> new ArrayList<>()).add(key);
      }
    }
    if (!own.isEmpty()) {
      page.append("\n| key | holds | meaning | example |\n|---|---|---|---|\n");
      own.forEach(this::row);
    }
    elsewhere.forEach((first, keys) ->
        page.append("\nAnd as in ")
            .append(link(first))
            .append(": ")
            .append(keys.stream().map(ReferenceWriter::name).collect(Collectors.joining(", ")))
            .append(".\n"));
  }

  /** A key that must stand in one map and may in another is explained once. */
  private static Key whereverItStands(Key key) {
    return Key.optional(List.of(key)).getFirst();
  }

  private void row(Key key) {
    page.append("| ")
        .append(name(key))
        .append(" | ")
        .append(holds(key.kind()))
        .append(" | ")
        .append(text(key.words()))
        .append(" | ")
        .append(
            key.examples().stream()
                .map(example -> code(key.name() + ": " + example))
                .collect(Collectors.joining("<br>")));
    page.append(" |\n");
  }

  private static String name(Key key) {
    return code(key.name()) + (key.required() ? " (required)" : "");
  }

  private String holds(Kind kind) {
    return switch (kind) {
      case Kind.Shaped(Shape shape) -> link(shape);
      case Kind.Again(Supplier<Shape> shape) -> link(shape.get());
      case Kind.Named(Kind key, Kind value, boolean _) ->
          holds(value) + " by " + (key instanceof Kind.Words ? "word" : "name");
      case Kind.Many(Kind item) -> "a list, each " + holds(item);
      case Kind.Either(List<Kind> kinds) ->
          kinds.stream().map(this::holds).collect(Collectors.joining(", or "));
      case Kind.Words(List<String> words) ->
          words.stream().map(ReferenceWriter::code).collect(Collectors.joining(", "));
      case Kind.Expression _ -> "expression";
      case Kind.Template _ -> "template";
      case Kind.Tree _ -> "templates";
      case Kind.Mapping _ -> "mapping";
      case Kind.MappingOverlay _ -> "mapping, null drops";
      case Kind.Path _ -> "path of the model";
      case Kind.Time _ -> "duration";
      case Kind.Text _, Kind.Flag _, Kind.Whole _, Kind.Json _, Kind.Matching _, Kind.TimeRange _ ->
          text(kind.inWords());
    };
  }

  private static String link(Shape shape) {
    return "[" + shape.name() + "](#" + shape.name().replace(' ', '-') + ")";
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  private static String text(String words) {
    return words.replace("|", "\\|");
  }
}
