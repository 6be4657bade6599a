package dev.mapwright.engine.expression;

import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import java.util.Set;

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

  /**
   * The same, where it is known which variables there are at its place: nothing to evaluators, but
   * to those who look over an author's shoulder.
   *
   * @param visible their names without the dollar sign
   * @throws ExpressionFailure as {@link #compile(Passage)}
   */
  default Expression compile(Passage source, Set<String> visible) {
    return compile(source);
  }

  /** Compiles text that stands in its file as it is, starting at a place. */
  default Expression compile(String source, Place start) {
    return compile(Passage.of(source, start));
  }
}
