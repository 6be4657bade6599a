package dev.mapwright.engine.expression.jsonata4java;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.ExpressionLanguage;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.problem.Passage;

/**
 * JSONata4Java as evaluator. It knows less of JSONata than {@link JsonataLanguage}: what it can not
 * parse is a failure of compiling, with its place.
 *
 * <p>What an expression reads is found by {@link JsonataLanguage}, which therefore must accept it
 * as well.
 */
public final class Jsonata4JavaLanguage implements ExpressionLanguage {
  private final ExpressionLanguage analyst = new JsonataLanguage();

  @Override
  public Expression compile(Passage source) {
    Expression analysed = analyst.compile(source);
    InstancePool instances = new InstancePool(source.text());
    try {
      instances.give(instances.take());
    } catch (UnsupportedExpression e) {
      throw new ExpressionFailure(
          UnsupportedExpression.CODE,
          "JSONata4Java can not parse this: " + e.getMessage(),
          source.at(e.offset(), 1));
    }
    return new Jsonata4JavaExpression(source, analysed, instances);
  }
}
