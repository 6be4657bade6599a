package dev.mapwright.cli.editor;

import dev.mapwright.engine.observe.ObservedExpression;
import dev.mapwright.engine.observe.ReadPath;
import dev.mapwright.engine.problem.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An expression that fixtures have come to.
 *
 * @param path the keys that lead to it
 * @param expression knows what it was given
 */
record Evaluated(List<String> path, ObservedExpression expression) {
  private static final ReadPath.Root INPUT = new ReadPath.Root.Input();

  Evaluated {
    path = List.copyOf(path);
  }

  static Evaluated of(ObservedExpression expression, SpotReader spots) {
    Place first = expression.passage().at(0, 1);
    int offset = spots.offset(first.line() - 1, first.column() - 1);
    return new Evaluated(spots.at(offset).path(), expression);
  }

  /**
   * The keys that fixtures have where an expression at a path follows some others.
   *
   * @param variable where it begins, without the dollar sign; empty for the data at hand
   * @param keys those that are written already
   */
  static Set<String> keys(
      List<Evaluated> all, List<String> path, String variable, List<String> keys) {
    ReadPath.Root root = variable.isEmpty() ? INPUT : new ReadPath.Root.Variable(variable);
    ReadPath read = new ReadPath(root, keys.stream().map(key -> new ReadPath.Key(key, 0)).toList());
    Set<String> found = new TreeSet<>();
    for (Object value : given(all, path, root)) {
      for (Object end : read.in(value)) {
        if (end instanceof Map<?, ?> map) {
          map.keySet().forEach(key -> found.add(key.toString()));
        }
      }
    }
    return found;
  }

  /** What expressions that read the same data were given. */
  private static List<Object> given(List<Evaluated> all, List<String> path, ReadPath.Root root) {
    List<String> context = context(path);
    List<Object> values = new ArrayList<>();
    for (Evaluated each : all) {
      if (context(each.path).equals(context)) {
        values.addAll(each.expression.given().getOrDefault(root, List.of()));
      } else if (root.equals(INPUT) && makesItems(each.path, context)) {
        values.addAll(each.expression.results());
      }
    }
    if (values.isEmpty() && !context.contains("map")) {
      all.stream()
          .filter(each -> each.expression.given().containsKey(root))
          .filter(each -> !context(each.path).contains("map"))
          .max(Comparator.comparingInt((Evaluated each) -> common(each.path, path)))
          .ifPresent(near -> values.addAll(near.expression.given().getOrDefault(root, List.of())));
    }
    return values;
  }

  /** Whether an expression is the {@code each} whose items a mapping reads. */
  private static boolean makesItems(List<String> path, List<String> context) {
    return !path.isEmpty()
        && path.getLast().equals("each")
        && !context.isEmpty()
        && path.subList(0, path.size() - 1).equals(context.subList(0, context.size() - 1));
  }

  /** What tells which data is at hand: the mapping in which it stands, else the map around it. */
  private static List<String> context(List<String> path) {
    for (int i = path.size() - 2; i >= 0; i--) {
      if (path.get(i).equals("map") || path.get(i).equals("let")) {
        List<String> context = new ArrayList<>(path.subList(0, i));
        context.add("map");
        return context;
      }
    }
    return path.isEmpty() ? path : path.subList(0, path.size() - 1);
  }

  private static int common(List<String> a, List<String> b) {
    int same = 0;
    while (same < Math.min(a.size(), b.size()) && a.get(same).equals(b.get(same))) {
      same++;
    }
    return same;
  }
}
