package dev.mapwright.engine.expression.jsonata4java;

import dev.mapwright.jsonata.syntax.Syntax;
import java.util.Map;

/**
 * An expression in the words that JSONata4Java knows.
 *
 * @param text what it parses
 * @param patterns the regular expressions, by the names of the variables that stand for them: its
 *     grammar cannot read all of them, and its flags do not hold everywhere
 */
record Rewritten(String text, Map<String, Syntax.Regex> patterns) {
  Rewritten {
    patterns = Map.copyOf(patterns);
  }
}
