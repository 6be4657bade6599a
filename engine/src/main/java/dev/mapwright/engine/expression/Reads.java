package dev.mapwright.engine.expression;

import java.util.List;
import java.util.Set;

/**
 * What an expression reads.
 *
 * @param variables names of free variables, without the dollar sign
 * @param inputPaths paths into the input, each a list of keys; a path ends where it stops being
 *     static
 */
public record Reads(Set<String> variables, Set<List<String>> inputPaths) {
  public Reads {
    variables = Set.copyOf(variables);
    inputPaths = Set.copyOf(inputPaths);
  }
}
