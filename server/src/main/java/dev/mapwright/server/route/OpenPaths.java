package dev.mapwright.server.route;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The paths that anyone may call. It is asked of every request, so most are told by their beginning
 * alone. What only some methods of a path let in, the table looks at again.
 */
public final class OpenPaths implements Predicate<String> {
  private final Set<String> whole;
  private final List<Route> patterns;

  /** Those of a table. */
  public OpenPaths(List<Route> rows) {
    List<Route> open = rows.stream().filter(row -> row.access() == Access.ANYONE).toList();
    this.whole = open.stream().map(Route::pattern).collect(toSet());
    this.patterns = open.stream().filter(row -> row.pattern().contains("{")).toList();
  }

  @Override
  public boolean test(String path) {
    return whole.contains(path)
        || patterns.stream().anyMatch(row -> path.startsWith(beginning(row)) && row.fits(path));
  }

  private static String beginning(Route row) {
    return row.pattern().substring(0, row.pattern().indexOf('{'));
  }
}
