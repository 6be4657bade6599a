package dev.mapwright.engine.observe;

import dev.mapwright.engine.problem.Passage;
import java.util.Set;

/**
 * Where an author wrote an expression, be it right or wrong.
 *
 * @param passage its text
 * @param variables the names of those that may be read there, without the dollar sign
 */
public record ExpressionSlot(Passage passage, Set<String> variables) {
  public ExpressionSlot {
    variables = Set.copyOf(variables);
  }
}
