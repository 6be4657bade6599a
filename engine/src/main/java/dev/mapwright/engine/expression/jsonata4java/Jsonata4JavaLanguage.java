package dev.mapwright.engine.expression.jsonata4java;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.ExpressionLanguage;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.syntax.Syntax;

/**
 * JSONata4Java as evaluator. What it cannot parse, or means otherwise, is said in words that it
 * knows ({@link Rewriting}); where there are none, that is a failure of compiling, with its place.
 *
 * <p>What an expression reads is found by {@link JsonataLanguage}, which therefore must accept it
 * as well.
 */
public final class Jsonata4JavaLanguage implements ExpressionLanguage {
  private final ExpressionLanguage analyst = new JsonataLanguage();

  @Override
  public Expression compile(Passage source) {
    Expression analysed = analyst.compile(source);
    try {
      String text = source.text();
      Syntax syntax = Jsonata.compile(text).syntax();
      return new Jsonata4JavaExpression(
          source,
          analysed,
          CompiledForm.of(text, syntax, false),
          CompiledForm.of(text, syntax, true));
    } catch (NotRewritten e) {
      throw failure(e, source.at(e.offset(), 1));
    } catch (UnsupportedExpression e) {
      throw failure(e, source.place());
    }
  }

  private static ExpressionFailure failure(Exception e, Place place) {
    return new ExpressionFailure(
        UnsupportedExpression.CODE, "JSONata4Java cannot evaluate this: " + e.getMessage(), place);
  }
}
