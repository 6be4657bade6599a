package dev.mapwright.jsonata.facts;

import java.util.List;
import java.util.Optional;

/**
 * What is known of an expression without running it.
 *
 * @param variables free variables: those that the expression reads but does not bind, built-in and
 *     registered functions left out; one entry for each place
 * @param functions names of the built-in and registered functions that it calls or mentions
 * @param inputPaths which parts of the input it may read
 * @param constant its value if it depends on neither input nor variables; empty if it does, and if
 *     its value is undefined
 * @param isConstant whether it depends on neither input nor variables
 * @param canFail whether an evaluation may end with an error other than a limit's
 */
public record StaticFacts(
    List<Variable> variables,
    List<String> functions,
    List<InputPath> inputPaths,
    Optional<Object> constant,
    boolean isConstant,
    boolean canFail) {
  public StaticFacts {
    variables = List.copyOf(variables);
    functions = List.copyOf(functions);
    inputPaths = List.copyOf(inputPaths);
  }

  /** A free variable read at a place of the source (offset in characters of its dollar sign). */
  public record Variable(String name, int offset) {}

  /**
   * A path into the input, key by key, array indexes left out; {@link #ANY} where the key is not
   * known statically. A path means its whole subtree may be read.
   */
  public record InputPath(List<String> keys) {
    /** Stands for every key, at any depth from there. */
    public static final String ANY = "*";

    public InputPath {
      keys = List.copyOf(keys);
    }

    @Override
    public String toString() {
      return keys.isEmpty() ? "$" : String.join(".", keys);
    }
  }
}
