package dev.mapwright.engine.connector.load.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;

/** Orders things so that each stands after those it needs. */
final class DependencyOrder {
  private final Map<String, Set<String>> needs;
  private final Consumer<List<String>> circles;
  private final Set<String> done = new LinkedHashSet<>();
  private final SequencedMap<String, Boolean> path = new LinkedHashMap<>();

  private DependencyOrder(Map<String, Set<String>> needs, Consumer<List<String>> circles) {
    this.needs = needs;
    this.circles = circles;
  }

  /**
   * The names in order, otherwise as given.
   *
   * @param needs by name, what it needs
   * @param circles gets each circle, from a name round to the same
   */
  static List<String> of(SequencedMap<String, Set<String>> needs, Consumer<List<String>> circles) {
    DependencyOrder order = new DependencyOrder(needs, circles);
    needs.keySet().forEach(order::visit);
    return List.copyOf(order.done);
  }

  private void visit(String name) {
    if (done.contains(name)) {
      return;
    }
    if (path.containsKey(name)) {
      List<String> circle = new ArrayList<>(path.keySet());
      circle.subList(0, circle.indexOf(name)).clear();
      circle.add(name);
      circles.accept(circle);
      return;
    }
    path.put(name, true);
    needs.getOrDefault(name, Set.of()).stream()
        .filter(needs::containsKey)
        .sorted()
        .forEach(this::visit);
    path.remove(name);
    done.add(name);
  }
}
