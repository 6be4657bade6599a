package dev.mapwright.engine;

import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.loss.Unmappable;
import java.util.function.Supplier;

/**
 * What goes wrong inside, as the failures that callers are told: an expression's is the
 * connector's.
 */
final class FailureTranslation {
  private FailureTranslation() {}

  static <T> T translated(Supplier<T> call) {
    try {
      return call.get();
    } catch (Unmappable e) {
      throw e.asFailure();
    } catch (ExpressionFailure e) {
      throw new ConnectorException(e.code() + ": " + e.getMessage(), e.place());
    }
  }
}
