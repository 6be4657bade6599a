package dev.mapwright.engine;

import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.upstream.attempt.Secrets;
import dev.mapwright.engine.upstream.attempt.ShortenedBody;
import java.util.function.Supplier;

/**
 * What goes wrong inside, as the failures that callers are told: an expression's is the
 * connector's. Messages may show what a vendor answered; an account's secrets are struck out of it.
 */
final class FailureTranslation {
  private FailureTranslation() {}

  static <T> T translate(Secrets secrets, Supplier<T> call) {
    try {
      return call(call);
    } catch (ConnectorException e) {
      throw e.saying(secrets.hide(e.getMessage()));
    } catch (VendorException e) {
      throw e.saying(
          secrets.hide(e.getMessage()),
          secrets.hideIn(e.headers()),
          ShortenedBody.of(e.body(), secrets));
    }
  }

  private static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (Unmappable e) {
      throw e.asFailure();
    } catch (ExpressionFailure e) {
      throw new ConnectorException(e.code() + ": " + e.getMessage(), e.place());
    }
  }
}
