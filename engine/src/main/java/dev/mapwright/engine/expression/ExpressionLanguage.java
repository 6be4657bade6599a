package dev.mapwright.engine.expression;

import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;

/** An evaluator: turns text into expressions. Implementations are safe for any thread. */
public interface ExpressionLanguage {

  /**
   * Compiles.
   *
   * @param source the expression's text, which knows where each character stands: failures of
   *     compiling and of evaluating point there
   * @throws ExpressionFailure if the text is no expression; the failure's place is that of the
   *     error inside the text
   */
  Expression compile(Passage source);

  /** Compiles text that stands in its file as it is, starting at a place. */
  default Expression compile(String source, Place start) {
    return compile(Passage.of(source, start));
  }
}
