package dev.mapwright.engine.explain;

import dev.mapwright.engine.observe.ObservedExpression;
import dev.mapwright.engine.observe.ReadPath;
import dev.mapwright.engine.observe.ReadPaths;
import java.util.List;

/**
 * A chain of keys that an expression follows, and where it led.
 *
 * @param path as it is written
 * @param roots what it begins at
 * @param values what stands at its end
 */
record Reading(ReadPath path, List<Object> roots, List<Object> values) {
  Reading {
    roots = List.copyOf(roots);
    values = List.copyOf(values);
  }

  /** Those of an expression that was evaluated, without such as are the beginning of another. */
  static List<Reading> of(ObservedExpression expression) {
    var given = expression.given();
    List<ReadPath> all = ReadPaths.of(expression.source());
    return all.stream()
        .filter(path -> all.stream().noneMatch(other -> isBeginning(path, other)))
        .filter(
            path -> !(path.root() instanceof ReadPath.Root.Call) || given.containsKey(path.root()))
        .map(path -> {
          List<Object> roots = given.getOrDefault(path.root(), List.of());
          return new Reading(
              path, roots, roots.stream().flatMap(r -> path.in(r).stream()).toList());
        })
        .toList();
  }

  /** The path as it is written; the data at hand itself is a dollar sign. */
  String text() {
    String text = path.toString();
    return text.isEmpty() ? "$" : text;
  }

  private static boolean isBeginning(ReadPath path, ReadPath other) {
    return path.root().equals(other.root())
        && path.keys().size() < other.keys().size()
        && names(other).subList(0, path.keys().size()).equals(names(path));
  }

  private static List<String> names(ReadPath path) {
    return path.keys().stream().map(ReadPath.Key::name).toList();
  }
}
