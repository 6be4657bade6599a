package dev.mapwright.engine.expression;

import dev.mapwright.engine.problem.Place;

/** An expression around another, which evaluates in its own way and is else as that one. */
public abstract class ForwardingExpression implements Expression {
  /** The one that is really evaluated. */
  protected final Expression expression;

  /** Around an expression. */
  protected ForwardingExpression(Expression expression) {
    this.expression = expression;
  }

  @Override
  public String source() {
    return expression.source();
  }

  @Override
  public Place place() {
    return expression.place();
  }

  @Override
  public Place placeOf(String variable) {
    return expression.placeOf(variable);
  }

  @Override
  public Reads reads() {
    return expression.reads();
  }

  @Override
  public String toString() {
    return source();
  }
}
