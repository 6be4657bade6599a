package dev.mapwright.engine.mapping;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.option.Bindings;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions of a mapping, whose failures make a record unmappable. */
final class Evaluation {
  private Evaluation() {}

  static @Nullable Object of(
      Expression expression, FieldPath field, @Nullable Object context, Bindings variables) {
    try {
      return expression.evaluate(context, variables);
    } catch (ExpressionFailure e) {
      // The failure's own words may show a value.
      throw new Unmappable(
          new Loss(
              Loss.Kind.RECORD, field.toString(), e.place(), "fails on it (" + e.code() + ")"));
    }
  }
}
