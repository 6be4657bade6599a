package dev.mapwright.engine.mapping;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.Bindings;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions of a mapping, whose failures are the connector's fault. */
final class Evaluation {
  private Evaluation() {}

  static @Nullable Object of(
      Expression expression, FieldPath field, @Nullable Object context, Bindings variables) {
    try {
      return expression.evaluate(context, variables);
    } catch (ExpressionFailure e) {
      String came = e.value() == null ? "" : "; it came to " + e.value();
      throw new ConnectorException(
          "`" + field + "` can not be computed from this record: " + e.getMessage() + came,
          e.place());
    }
  }
}
