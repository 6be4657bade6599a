package dev.mapwright.server.seal;

/** A secret cannot be opened, or a key cannot be used; the message says why and what to do. */
public final class SealException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SealException(String message) {
    super(message);
  }
}
