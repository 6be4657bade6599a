package dev.mapwright.server.failure;

/** A failure that is known for what it is already, on its way to the one place that tells it. */
public final class FailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** With what is to be told. */
  public FailedException(Failure failure) {
    super(failure.message(), null, false, false);
    this.failure = failure;
  }

  /** What is to be told. */
  public Failure failure() {
    return failure;
  }
}
