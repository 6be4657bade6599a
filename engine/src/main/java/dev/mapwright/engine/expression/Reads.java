package dev.mapwright.engine.expression;

import static java.util.stream.Collectors.toSet;

import dev.mapwright.jsonata.facts.Facts;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an expression reads.
 *
 * @param variables names of free variables, without the dollar sign
 * @param functions names of the functions that it calls or mentions, which a variable of the same
 *     name hides
 * @param inputPaths paths into the input, each a list of keys; a path ends where it stops being
 *     static
 */
public record Reads(Set<String> variables, Set<String> functions, Set<List<String>> inputPaths) {
  public Reads {
    variables = Set.copyOf(variables);
    functions = Set.copyOf(functions);
    inputPaths = Set.copyOf(inputPaths);
  }

  /** Whether what it gives follows from what it reads: no time, and nothing random. */
  public boolean isSteady() {
    return functions.stream().noneMatch(Facts::isChanging);
  }

  /** The names for which a value may be asked: of variables, and of functions that one may hide. */
  public Set<String> names() {
    return Stream.concat(variables.stream(), functions.stream()).collect(toSet());
  }
}
