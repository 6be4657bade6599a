package dev.mapwright.engine.upstream.transport;

import org.jspecify.annotations.Nullable;

/** No answer came. The message names the request without its query. */
public final class TransportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** With what happened. */
  public TransportException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What happened. */
  public Kind kind() {
    return kind;
  }

  /** Why no answer came. */
  public enum Kind {
    UNREACHABLE,
    TIMED_OUT,
    TOO_LARGE,
    /** A head came, but not the body that it announces. */
    DAMAGED,
    REFUSED_ADDRESS,
    /** The host's certificate is not its own, or nobody's that is known. */
    UNTRUSTED,
    /** All connections of the account were in use. */
    BUSY,
    /** The server holds as much of answers as it may. */
    NO_ROOM
  }
}
