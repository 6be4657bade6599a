package dev.mapwright.engine.connector.load.expression;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.Reads;
import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.jsonata.option.Bindings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an expression that does not compile; a connector that holds one is never given out.
 */
record InvalidExpression(Passage passage) implements Expression {
  @Override
  public @Nullable Object evaluate(@Nullable Object input, Bindings variables) {
    throw new ExpressionFailure("broken", "the expression did not compile", place());
  }

  @Override
  public String source() {
    return passage.text();
  }

  @Override
  public Place place() {
    return passage.place();
  }

  @Override
  public Reads reads() {
    return new Reads(Set.of(), Set.of(), Set.of());
  }
}
