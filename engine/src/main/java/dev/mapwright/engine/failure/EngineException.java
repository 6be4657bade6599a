package dev.mapwright.engine.failure;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call that could not be answered, told apart by whose fault it is. Messages hold no secret. */
public abstract sealed class EngineException extends RuntimeException
    permits CallerException, ConnectorException, VendorException, DeadlineException {
  private static final long serialVersionUID = 1L;

  EngineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What happened, for people. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
