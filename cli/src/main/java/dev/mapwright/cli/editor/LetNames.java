package dev.mapwright.cli.editor;

import dev.mapwright.engine.connector.load.expression.NameChecks;
import dev.mapwright.engine.connector.load.expression.VariablePath;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names that a file gives to values by {@code let}: where they are given, and where read. */
public final class LetNames {
  private static final String LET = "let";

  private final EditedFile file;
  private final List<Given> given = new ArrayList<>();

  private LetNames(EditedFile file) {
    this.file = file;
    YamlNode root = YamlReader.read(file.text(), new Problems());
    if (root != null) {
      collect(root, List.of());
    }
  }

  /** Of a file whose text as it stands now has been checked; of another it knows none. */
  public static LetNames of(EditedFile file) {
    return new LetNames(file);
  }

  /**
   * A name.
   *
   * @param owner the path of the map in which its {@code let} stands
   * @param index which of the names of its {@code let} it is
   * @param key where it is written
   */
  private record Given(String name, List<String> owner, int index, Place key) {}

  /** A reading of a variable; {@code from} is the offset of the dollar sign in the slot's text. */
  private record Use(WrittenExpression slot, String name, int from) {}

  /** Where the name at an offset is given; null where there is none. */
  public @Nullable Stretch definition(int offset) {
    Given found = at(offset);
    return found == null ? null : stretch(found.key());
  }

  /** The name at an offset, without the dollar sign; null where there is none. */
  public @Nullable String name(int offset) {
    Given found = at(offset);
    return found == null ? null : found.name();
  }

  /** Where the name at an offset is written, dollar signs left out; empty where there is none. */
  public List<Stretch> everywhere(int offset) {
    Given found = at(offset);
    List<Stretch> all = new ArrayList<>();
    if (found != null) {
      all.add(stretch(found.key()));
      for (Use use : uses(found)) {
        all.add(stretch(use.slot().passage().at(use.from() + 1, use.name().length())));
      }
    }
    return all;
  }

  /** Why the name at an offset cannot become another; null if it can. */
  public @Nullable String refusal(int offset, String wanted) {
    Given found = at(offset);
    if (found == null) {
      return "Only names that 'let' gives can be renamed.";
    }
    Problems wrong = new Problems();
    NameChecks.check(wanted, found.key(), wrong);
    if (wrong.hasErrors()) {
      return wrong.inOrder().getFirst().message();
    }
    boolean isSeen =
        uses(found).stream()
            .anyMatch(use ->
                use.slot().variables().contains(wanted)
                    || VariablePath.in(use.slot().passage().text()).stream()
                        .anyMatch(path -> path.variable().equals(wanted)));
    boolean isBeside =
        given.stream()
            .anyMatch(
                other -> other.name().equals(wanted) && isWithin(other.owner(), found.owner()));
    return isSeen || isBeside || NameChecks.isTaken(wanted, List.of())
        ? "$" + wanted + " is something else already where $" + found.name() + " is read."
        : null;
  }

  private @Nullable Given at(int offset) {
    for (Given each : given) {
      int from = file.spots().offset(each.key().line() - 1, each.key().column() - 1);
      if (from <= offset && offset <= from + each.key().length()) {
        return each;
      }
    }
    WrittenExpression slot = file.slotAt(offset);
    if (slot == null) {
      return null;
    }
    int character = slot.character(offset, file.spots());
    return free(slot).stream()
        .filter(use -> use.from() <= character && character <= use.from() + use.name().length() + 1)
        .findFirst()
        .map(use -> meant(use))
        .orElse(null);
  }

  private List<Use> uses(Given wanted) {
    return file.current().stream()
        .flatMap(slot -> free(slot).stream())
        .filter(use -> use.name().equals(wanted.name()) && wanted.equals(meant(use)))
        .distinct()
        .toList();
  }

  /** What an expression reads and does not bind itself. */
  private static List<Use> free(WrittenExpression slot) {
    try {
      return Jsonata.compile(slot.passage().text()).facts().variables().stream()
          .map(variable -> new Use(slot, variable.name(), variable.offset()))
          .toList();
    } catch (JsonataException _) {
      return List.of();
    }
  }

  /** The innermost name that is visible where a variable is read. */
  private @Nullable Given meant(Use use) {
    Given meant = null;
    for (Given each : given) {
      boolean inner = meant == null || each.owner().size() > meant.owner().size();
      if (each.name().equals(use.name()) && inner && isVisible(each, use.slot().path())) {
        meant = each;
      }
    }
    return meant;
  }

  /** In the mapping beside it, and in names that come later. */
  private boolean isVisible(Given name, List<String> path) {
    int depth = name.owner().size();
    if (!isWithin(path, name.owner()) || path.size() <= depth) {
      return false;
    }
    if (!path.get(depth).equals(LET)) {
      return path.get(depth).equals("map");
    }
    String reader = path.getLast();
    return given.stream()
        .anyMatch(each ->
            each.owner().equals(name.owner())
                && each.name().equals(reader)
                && each.index() > name.index());
  }

  private static boolean isWithin(List<String> path, List<String> owner) {
    return path.size() >= owner.size() && path.subList(0, owner.size()).equals(owner);
  }

  private void collect(YamlNode node, List<String> path) {
    switch (node) {
      case MapNode map -> {
        if (map.get(LET) instanceof MapNode names && path.contains("resources")) {
          int index = 0;
          for (Entry entry : names.entries().values()) {
            given.add(new Given(entry.key().text(), path, index++, entry.key().place()));
          }
        }
        map.entries().forEach((name, entry) -> collect(entry.value(), then(path, name)));
      }
      case ListNode list -> list.items().forEach(item -> collect(item, then(path, Spot.ITEM)));
      default -> {}
    }
  }

  private static List<String> then(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return List.copyOf(longer);
  }

  private static Stretch stretch(Place place) {
    return new Stretch(null, place.line() - 1, place.column() - 1, place.length());
  }
}
