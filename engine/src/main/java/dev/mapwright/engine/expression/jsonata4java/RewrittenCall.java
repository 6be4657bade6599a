package dev.mapwright.engine.expression.jsonata4java;

import java.util.List;

/**
 * The call of an expression that is a function: what the function gives for the values of some
 * variables. The library has no functions as values that leave an evaluation.
 *
 * @param call the call
 * @param parameters the variables, their dollar signs included
 */
record RewrittenCall(Rewritten call, List<String> parameters) {
  RewrittenCall {
    parameters = List.copyOf(parameters);
  }
}
