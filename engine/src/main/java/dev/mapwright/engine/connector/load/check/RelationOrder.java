package dev.mapwright.engine.connector.load.check;

import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.load.expression.SourceExpressions;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Orders relations so that each stands after those that its keys and requests read. */
public final class RelationOrder {
  private RelationOrder() {}

  public static SequencedMap<String, Related> of(
      SequencedMap<String, Related> relations, Map<String, Place> places, Problems problems) {
    SequencedMap<String, Set<String>> needs = new LinkedHashMap<>();
    relations.forEach((name, related) -> needs.put(name, variables(related)));
    List<String> order = DependencyOrder.of(needs, circle -> tellCircle(circle, places, problems));
    SequencedMap<String, Related> ordered = new LinkedHashMap<>();
    order.forEach(name -> {
      Related related = relations.get(name);
      if (related != null) {
        ordered.put(name, related);
      }
    });
    return ordered;
  }

  private static void tellCircle(
      List<String> circle, Map<String, Place> places, Problems problems) {
    Place place = places.get(circle.getFirst());
    if (place != null) {
      problems.error(
          "circle",
          place,
          "These need each other in a circle: "
              + circle.stream().map(n -> "$" + n).collect(Collectors.joining(" needs "))
              + ".",
          "One of them must get its keys from the record itself.");
    }
  }

  private static Set<String> variables(Related related) {
    List<Expression> read = new ArrayList<>();
    read.add(related.key());
    switch (related) {
      case Related.Batched batched -> {
        read.add(batched.by());
        read.addAll(SourceExpressions.of(batched.source()));
      }
      case Related.PerKey perKey -> {
        read.add(perKey.by());
        read.addAll(SourceExpressions.of(perKey.source()));
      }
      case Related.Table table -> read.addAll(SourceExpressions.of(table.source()));
      case Related.Rows rows -> read.add(rows.rows());
    }
    return read.stream()
        .flatMap(e -> e.reads().variables().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
