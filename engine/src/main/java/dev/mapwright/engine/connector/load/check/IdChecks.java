package dev.mapwright.engine.connector.load.check;

import dev.mapwright.engine.connector.Mapping;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.problem.Problems;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The id is mapped first, so nothing that it reads may read the id. */
public final class IdChecks {
  private IdChecks() {}

  public static void check(Map<String, Expression> let, Mapping.Members map, Problems problems) {
    if (!(map.members().get("id") instanceof Mapping.Value(Expression id))) {
      return;
    }
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(id.reads().variables());
    while (!open.isEmpty()) {
      String name = open.pop();
      Expression value = let.get(name);
      if (value == null || !seen.add(name)) {
        continue;
      }
      if (value.reads().variables().contains("id")) {
        problems.error(
            "circle",
            value.placeOf("id"),
            "The id reads $" + name + ", which reads $id.",
            "Read the record's own keys here.");
      }
      open.addAll(value.reads().variables());
    }
  }
}
