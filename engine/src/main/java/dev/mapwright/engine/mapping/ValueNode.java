package dev.mapwright.engine.mapping;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.Bindings;
import org.jspecify.annotations.Nullable;

/** An expression, its value finished as the model wants it. */
record ValueNode(FieldPath field, Expression expression, Finisher finisher) implements Node {
  @Override
  public Object value(@Nullable Object context, Bindings variables, Tally tally) {
    return finisher.finish(Evaluation.of(expression, field, context, variables), tally);
  }
}
