package dev.mapwright.engine.paging;

import dev.mapwright.engine.expression.Texts;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page holds, as far as it matters for going on.
 *
 * @param count records on it
 * @param signature differs between pages that hold different things: made of the keys of the
 *     records, and of what else the answer lists. What lies about them (counters, tokens, times of
 *     the answer) is left out, since it may differ between two readings of the same page
 * @param last the last record that has a key, from which a vendor that is asked by it can go on;
 *     the last one where none has; null on an empty page
 */
public record PageContents(int count, long signature, @Nullable Object last) {
  private static final int DEPTH = 4;

  /**
   * The contents of a page.
   *
   * @param rows its records
   * @param keys their keys, null where one has none
   * @param body the answer in which they came
   */
  public static PageContents of(List<?> rows, List<@Nullable String> keys, @Nullable Object body) {
    Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
    long hash = Hash.START;
    for (int i = 0; i < rows.size(); i++) {
      Object row = rows.get(i);
      known.add(row);
      String key = keys.get(i);
      hash = Hash.of(key == null ? Texts.of(row) : key, hash);
      // Where rows are joined by another key, many have the same.
      if (key != null
          && row instanceof Map<?, ?> members
          && members.get("id") instanceof Object id) {
        hash = Hash.of(Texts.of(id), hash);
      }
    }
    return new PageContents(
        rows.size(), rows.isEmpty() ? hash : lists(body, known, DEPTH, hash), last(rows, keys));
  }

  private static @Nullable Object last(List<?> rows, List<@Nullable String> keys) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      if (keys.get(i) != null) {
        return rows.get(i);
      }
    }
    return rows.isEmpty() ? null : rows.getLast();
  }

  /** What the answer lists beside the records. */
  private static long lists(@Nullable Object value, Set<Object> known, int depth, long above) {
    long hash = above;
    if (value instanceof Map<?, ?> members && depth > 0 && !known.contains(value)) {
      for (Object member : members.values()) {
        hash = lists(member, known, depth - 1, hash);
      }
    } else if (value instanceof List<?> items && !known.contains(value)) {
      for (Object item : items) {
        if (item != null && !known.contains(item)) {
          hash = Hash.of(name(item), hash);
        }
      }
    }
    return hash;
  }

  private static String name(Object item) {
    return Texts.of(item instanceof Map<?, ?> row && row.get("id") != null ? row.get("id") : item);
  }
}
