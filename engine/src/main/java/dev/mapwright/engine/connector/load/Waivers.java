package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.KeyPaths;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The warnings that a connector's author says do not hold. Thread-safe. */
public final class Waivers {
  /** Nothing is waived. */
  public static final Waivers NONE = new Waivers(List.of(), null, KeyPaths.NONE);

  private final List<Waiver> waivers;
  private final @Nullable SourceFile file;
  private final KeyPaths paths;
  private final Set<Waiver> used = ConcurrentHashMap.newKeySet();

  private Waivers(List<Waiver> waivers, @Nullable SourceFile file, KeyPaths paths) {
    this.waivers = List.copyOf(waivers);
    this.file = file;
    this.paths = paths;
  }

  /**
   * A rule that does not hold.
   *
   * @param at where; null for everywhere
   * @param place where that is said
   */
  private record Waiver(String rule, @Nullable String at, Place place) {
    boolean covers(String path) {
      return at == null || path.equals(at) || path.startsWith(at + ".") || path.endsWith("/" + at);
    }
  }

  /** Those of a connector's file. */
  static Waivers read(MapNode connector) {
    List<Waiver> waivers = new ArrayList<>();
    if (connector.get("waived") instanceof ListNode list) {
      list.items()
          .forEach(item -> {
            if (item instanceof MapNode map && map.get("rule") instanceof ScalarNode rule) {
              String at = map.get("at") instanceof ScalarNode where ? where.text() : null;
              waivers.add(new Waiver(rule.text(), at, rule.place()));
            }
          });
    }
    return waivers.isEmpty()
        ? NONE
        : new Waivers(waivers, connector.place().file(), KeyPaths.of(connector));
  }

  /** Those of the problems that are not waived. */
  public List<Problem> without(List<Problem> problems) {
    return waivers.isEmpty() ? problems : problems.stream().filter(p -> !isWaived(p)).toList();
  }

  private boolean isWaived(Problem problem) {
    if (problem.severity() == Problem.Severity.ERROR) {
      return false;
    }
    Place place = problem.place();
    String path = place.file().equals(file) ? paths.at(place) : place.file().name();
    boolean waived = false;
    for (Waiver waiver : waivers) {
      if (waiver.rule().equals(problem.code()) && waiver.covers(path)) {
        used.add(waiver);
        waived = true;
      }
    }
    return waived;
  }

  /** Tells the waivers that have waived nothing so far. */
  public void tellIdle(Problems problems) {
    waivers.stream()
        .filter(waiver -> !used.contains(waiver))
        .forEach(waiver ->
            problems.warning(
                "idle-waiver",
                waiver.place(),
                "Nothing breaks the rule '"
                    + waiver.rule()
                    + (waiver.at() == null ? "'." : "' at " + waiver.at() + "."),
                "Take the waiver away, or correct its 'at'."));
  }
}
