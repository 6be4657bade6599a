package dev.mapwright.server.console;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of a connector's file that maps a resource, {@code let} and {@code map}, cut out so that
 * it can be edited by itself. Lines are counted from 0 here.
 *
 * @param name of the file
 * @param before the lines above the place where it goes back
 * @param lines the part, without what it is indented by
 * @param after the lines below
 * @param indent by how many characters it is indented in the file
 */
record MappingSection(
    String name, List<String> before, List<String> lines, List<String> after, int indent) {
  private static final List<String> KEYS = List.of("let", "map");

  MappingSection {
    before = List.copyOf(before);
    lines = List.copyOf(lines);
    after = List.copyOf(after);
  }

  /** Of a connector as its file alone describes it. Where it cannot be cut out, the whole file. */
  static MappingSection of(Connector connector, String resource) {
    SourceFile file = connector.bare().file();
    List<String> all = Arrays.asList(file.text().split("\\R", -1));
    if (!(YamlReader.read(file, new Problems()) instanceof MapNode root)
        || !(root.get("resources") instanceof MapNode resources)
        || !(resources.get(resource) instanceof MapNode own)) {
      return new MappingSection(file.name(), List.of(), all, List.of(), 0);
    }
    return cut(file.name(), all, own)
        .orElseGet(() -> new MappingSection(file.name(), List.of(), all, List.of(), 0));
  }

  private static Optional<MappingSection> cut(String name, List<String> all, MapNode resource) {
    List<String> part = new ArrayList<>();
    boolean[] isCut = new boolean[all.size()];
    int place = -1;
    int indent = 0;
    for (String key : KEYS) {
      Entry entry = resource.entries().get(key);
      if (entry == null) {
        continue;
      }
      int from = entry.key().place().line() - 1;
      indent = entry.key().place().column() - 1;
      if (!all.get(from).substring(0, indent).isBlank()) {
        return Optional.empty();
      }
      int to = end(all, from, indent);
      for (int i = from; i < to; i++) {
        isCut[i] = true;
        part.add(all.get(i).isBlank() ? "" : all.get(i).substring(indent));
      }
      part.add("");
      place = from;
    }
    return place < 0
        ? Optional.empty()
        : Optional.of(
            new MappingSection(
                name,
                left(all, isCut, 0, place),
                part,
                left(all, isCut, place, all.size()),
                indent));
  }

  /** Behind the last line that is indented more than a key. */
  private static int end(List<String> all, int from, int indent) {
    int end = from + 1;
    for (int i = end; i < all.size(); i++) {
      String line = all.get(i);
      if (!line.isBlank()) {
        if (line.length() - line.stripLeading().length() <= indent) {
          break;
        }
        end = i + 1;
      }
    }
    return end;
  }

  private static List<String> left(List<String> all, boolean[] isCut, int from, int to) {
    List<String> left = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (!isCut[i]) {
        left.add(all.get(i));
      }
    }
    return left;
  }

  /** As it is edited. */
  String text() {
    return String.join("\n", lines).stripTrailing() + "\n";
  }

  /** The whole file with another text in its place. */
  SourceFile with(String text) {
    List<String> whole = new ArrayList<>(before);
    text.lines().map(line -> line.isBlank() ? "" : " ".repeat(indent) + line).forEach(whole::add);
    whole.addAll(after);
    return new SourceFile(name, whole.stream().collect(Collectors.joining("\n")));
  }

  /**
   * Where a place of the whole file stands in an edited text.
   *
   * @return null if it stands outside of it
   */
  @Nullable Place placeIn(SourceFile edited, Place place) {
    int line = place.line() - before.size();
    int count = (int) edited.text().lines().count();
    return line < 1 || line > count
        ? null
        : new Place(edited, line, Math.max(1, place.column() - indent), place.length());
  }
}
