package dev.mapwright.engine.expression;

import dev.mapwright.engine.problem.Place;

/** An evaluator: turns text into expressions. Implementations are safe for any thread. */
public interface ExpressionLanguage {

  /**
   * Compiles.
   *
   * @param source the expression's text
   * @param place where its first character stands
   * @throws ExpressionFailure if the text is no expression; the failure's place is that of the
   *     error inside the text
   */
  Expression compile(String source, Place place);
}
