package dev.mapwright.engine.connector.load;

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
record Reading(Expressions expressions, Origins origins, Set<String> everywhere, Set<String> rows) {
  Reading {
    everywhere = Set.copyOf(everywhere);
    rows = Set.copyOf(rows);
  }

  /** Of a connector, outside its resources. */
  static Reading of(Expressions expressions, Origins origins) {
    return new Reading(expressions, origins, Set.of(), Set.of());
  }

  Problems problems() {
    return expressions.problems();
  }

  /** A slot of this part of the file. */
  Scope scope(Scope slot) {
    return slot.with(everywhere);
  }

  /** A slot that supplies more than usual. */
  Scope scope(Scope slot, Collection<String> more) {
    return scope(slot).with(more);
  }

  /** The slot of records. */
  Scope records() {
    return scope(Scope.ANSWER, rows);
  }
}
