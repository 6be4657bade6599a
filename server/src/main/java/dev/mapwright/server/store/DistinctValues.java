package dev.mapwright.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The different values of a column that has few of them and an index: each is found by a step in
 * the index, where {@code SELECT DISTINCT} would read all rows.
 */
final class DistinctValues {
  private DistinctValues() {}

  /** In their order. */
  static List<String> of(Handle handle, String table, String column) {
    String next =
        "SELECT %2$s FROM %1$s WHERE %2$s > ? ORDER BY %2$s LIMIT 1".formatted(table, column);
    List<String> found = new ArrayList<>();
    Optional<String> value = handle.select(next, "").mapTo(String.class).findOne();
    while (value.isPresent()) {
      found.add(value.get());
      value = handle.select(next, value.get()).mapTo(String.class).findOne();
    }
    return found;
  }
}
