package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.problem.Problems;
import java.util.Collection;
import java.util.Set;

/**
 * What the readers of a file's parts share.
 *
 * @param origins gets the origins that absolute requests go to
 * @param everywhere variables that every slot but those of auth sees: tables, and {@code $parts}
 * @param rows relations that are rows of the answer at hand, and so visible in {@code records}
 */
record LoadContext(
    ExpressionReader expressions,
    DeclaredOrigins origins,
    Set<String> everywhere,
    Set<String> rows) {
  LoadContext {
    everywhere = Set.copyOf(everywhere);
    rows = Set.copyOf(rows);
  }

  /** Of a connector, outside its resources. */
  static LoadContext of(ExpressionReader expressions, DeclaredOrigins origins) {
    return new LoadContext(expressions, origins, Set.of(), Set.of());
  }

  Problems problems() {
    return expressions.problems();
  }

  /** A slot of this part of the file. */
  ExpressionScope scope(ExpressionScope slot) {
    return slot.with(everywhere);
  }

  /** A slot that supplies more than usual. */
  ExpressionScope scope(ExpressionScope slot, Collection<String> more) {
    return scope(slot).with(more);
  }

  /** The slot of records. */
  ExpressionScope records() {
    return scope(ExpressionScope.ANSWER, rows);
  }
}
