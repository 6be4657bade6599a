package dev.mapwright.engine.connector.load.overlay;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.connector.Overlay;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.connector.grammar.Language;
import dev.mapwright.engine.connector.grammar.OverlayLanguage;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.engine.yaml.schema.StructureCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays overlays over connectors: what they say takes the place of what the connector says, field by
 * field, and all of it is checked as a connector is. Safe for any thread.
 */
public final class OverlayLoader {
  private final ConnectorLoader loader;

  /** Of connectors that are read like this. */
  public OverlayLoader(ConnectorLoader loader) {
    this.loader = loader;
  }

  /**
   * A connector with an overlay on top of what lies over it already.
   *
   * @param beneath as it was loaded, from a file of this form of the language
   */
  public LaidOver lay(Connector beneath, Overlay overlay) {
    Problems problems = new Problems();
    MapNode written = read(overlay.file(), beneath.name(), problems);
    if (written == null) {
      return new LaidOver(null, problems.inOrder());
    }
    MapNode merged = new OverlayMerge(beneath, problems).merge(tree(beneath), written);
    List<Overlay> overlays = new ArrayList<>(beneath.overlays());
    overlays.add(overlay);
    Connector connector = loader.loadMerged(merged, beneath, overlays, problems);
    checkFilters(beneath, connector, overlay.file(), problems);
    return new LaidOver(
        problems.hasErrors() ? null : connector, about(overlay.file(), problems.inOrder()));
  }

  /** The connector that an overlay's file names; null where it names none. */
  public static @Nullable String connectorOf(SourceFile file) {
    return YamlReader.read(file, new Problems()) instanceof MapNode map
            && map.get("overlay") instanceof ScalarNode name
        ? name.text()
        : null;
  }

  /** Warnings about what lies beneath are for its own author. */
  private static List<Problem> about(SourceFile overlay, List<Problem> problems) {
    return problems.stream()
        .filter(problem ->
            problem.severity() == Problem.Severity.ERROR || problem.place().file().equals(overlay))
        .toList();
  }

  private static MapNode tree(Connector connector) {
    Problems known = new Problems();
    MapNode tree = checked(connector.file(), Language.CONNECTOR, known);
    for (Overlay overlay : connector.overlays()) {
      MapNode written = checked(overlay.file(), OverlayLanguage.OVERLAY, known);
      tree = new OverlayMerge(connector.bare(), known).merge(tree, written);
    }
    return tree;
  }

  private static MapNode checked(SourceFile file, Shape shape, Problems problems) {
    YamlNode root = YamlReader.read(file, problems);
    MapNode map = root == null ? null : new StructureCheck(problems).check(root, shape);
    return Objects.requireNonNull(map, "it was loaded before");
  }

  private static @Nullable MapNode read(SourceFile file, String connector, Problems problems) {
    YamlNode root = YamlReader.read(file, problems);
    MapNode map =
        root == null ? null : new StructureCheck(problems).check(root, OverlayLanguage.OVERLAY);
    if (map == null) {
      return null;
    }
    checkHead(map, connector, problems);
    return problems.hasErrors() && map.get("resources") == null ? null : map;
  }

  private static void checkHead(MapNode map, String connector, Problems problems) {
    if (map.get("language") instanceof ScalarNode(Long version, _, var text)
        && version != Language.VERSION) {
      problems.error(
          version < Language.VERSION ? "old-language" : "new-language",
          text.place(),
          "The overlay is written in form "
              + version
              + " of the language; this program reads form "
              + Language.VERSION
              + ".",
          null);
    }
    if (map.get("overlay") instanceof ScalarNode name && !name.text().equals(connector)) {
      problems.error(
          "wrong-slug",
          name.place(),
          "The overlay is for '" + name.text() + "', and is laid over '" + connector + "'.",
          "Write 'overlay: " + connector + "', or lay it over its own connector.");
    }
  }

  /** A filter's parameter in the place of another would find others than are looked for. */
  private static void checkFilters(
      Connector beneath, Connector connector, SourceFile overlay, Problems problems) {
    connector
        .resources()
        .forEach((name, resource) -> {
          for (int i = 0; i < resource.list().size(); i++) {
            Source below = Objects.requireNonNull(beneath.resources().get(name)).list().get(i);
            Set<String> taken = new HashSet<>(TakenNames.ofPages(beneath, below));
            taken.addAll(below.endpoint().request().fragment().query().keySet());
            resource.list().get(i).filters().values().stream()
                .filter(filter -> filter.place().file().equals(overlay))
                .forEach(filter -> checkFilter(filter, taken, problems));
          }
        });
  }

  private static void checkFilter(NativeFilter filter, Set<String> taken, Problems problems) {
    filter.fragment().query().keySet().stream()
        .filter(taken::contains)
        .forEach(name ->
            problems.error(
                "replaced-parameter",
                filter.place(),
                "The connector sends '" + name + "' itself; an overlay only adds parameters.",
                "Filter by another parameter."));
  }
}
