package dev.mapwright.engine.mapping;

import dev.mapwright.engine.connector.Mapping;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.expression.Expression;
import java.util.Collection;

/** Tells whether a mapping gives the same whenever it is evaluated. */
final class Steady {
  private Steady() {}

  /** Whether no expression of a resource's mapping reads the time, or is left to chance. */
  static boolean is(Resource resource) {
    return are(resource.let().values()) && is(resource.map());
  }

  private static boolean is(Mapping mapping) {
    return switch (mapping) {
      case Mapping.Value(Expression expression) -> is(expression);
      case Mapping.Members members -> members.members().values().stream().allMatch(Steady::is);
      case Mapping.Items items ->
          items.parts().stream()
              .allMatch(part -> is(part.each()) && are(part.let().values()) && is(part.map()));
    };
  }

  private static boolean are(Collection<Expression> expressions) {
    return expressions.stream().allMatch(Steady::is);
  }

  private static boolean is(Expression expression) {
    return expression.reads().isSteady();
  }
}
