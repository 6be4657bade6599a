package dev.mapwright.engine.mapping;

import dev.mapwright.engine.model.FieldPath;
import java.util.Set;

/**
 * A mapped value and what it depends on.
 *
 * @param field its path
 * @param variables the engine's variables that decide its value: those it reads, those read by the
 *     {@code let} names it reads, and those that say which items its list has
 */
record Leaf(FieldPath field, Set<String> variables) {
  Leaf {
    variables = Set.copyOf(variables);
  }
}
