package dev.mapwright.engine.connector.load.check;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.Truth;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a {@code more} that no answer can make false. It is tried on answers that hold, wherever
 * the expression looks, each kind of value that a vendor ends a list with.
 */
public final class EndlessMore {
  /** What an answer tells of whether there is more. */
  private static final Set<String> TELLING = Set.of("status", "headers", "count", "read");

  /** Where the walk is; that tells the end where the account says how far the list goes. */
  private static final Set<String> PLACE = Set.of("page", "offset");

  private static final Object MISSING = new Object();
  private static final List<Object> ENDS =
      List.of(MISSING, JsonNull.NULL, false, true, 0L, 1_000_000_000L, "", "end", List.of());
  private static final long MANY = 1_000_000_000_000L;

  private EndlessMore() {}

  public static void check(Expression more, Problems problems) {
    if (!looks(more)) {
      problems.error(
          "endless-more",
          more.place(),
          "'more' does not look at the answer, so it cannot know whether there is another page.",
          "Read it from the body, or from $count or $read; without 'more' a list ends with an empty"
              + " page, or where there is no token or URL.");
    } else if (!canBeFalse(more)) {
      problems.error(
          "endless-more",
          more.place(),
          "This 'more' can never be false: the list would not end.",
          "Say what is different on the last page.");
    }
  }

  private static boolean looks(Expression more) {
    Set<String> names = more.reads().names();
    return !more.reads().inputPaths().isEmpty()
        || names.stream().anyMatch(TELLING::contains)
        || (names.contains("account") && names.stream().anyMatch(PLACE::contains));
  }

  private static boolean canBeFalse(Expression more) {
    for (Object end : ENDS) {
      Object body = body(more.reads().inputPaths(), end);
      for (Variables variables : variables()) {
        if (!holds(more, body, variables)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean holds(Expression more, @Nullable Object body, Variables variables) {
    try {
      return Truth.of(more.evaluate(body, variables));
    } catch (ExpressionFailure _) {
      return false;
    }
  }

  private static List<Variables> variables() {
    List<Variables> all = new ArrayList<>();
    for (long count : new long[] {0, 1}) {
      all.add(
          Variables.NONE
              .with("count", count)
              .with("read", count == 0 ? MANY : 1L)
              .with("size", 2L)
              .with("page", MANY)
              .with("offset", MANY)
              .with("status", 204L)
              .with("headers", Map.of()));
    }
    return all;
  }

  /** A body with the value at the end of every path. */
  private static @Nullable Object body(Set<List<String>> paths, Object end) {
    if (end == MISSING) {
      return new LinkedHashMap<String, Object>();
    }
    if (paths.stream().anyMatch(List::isEmpty)) {
      return end;
    }
    Map<String, Object> body = new LinkedHashMap<>();
    paths.forEach(path -> put(body, path, end));
    return body;
  }

  private static void put(Map<String, Object> into, List<String> path, Object end) {
    String key = path.getFirst();
    if (path.size() == 1) {
      into.putIfAbsent(key, end);
      return;
    }
    Object below = into.get(key);
    Map<String, Object> members = new LinkedHashMap<>();
    if (below instanceof Map<?, ?> known) {
      known.forEach((name, value) -> members.put(name.toString(), value));
    }
    put(members, path.subList(1, path.size()), end);
    into.put(key, members);
  }
}
