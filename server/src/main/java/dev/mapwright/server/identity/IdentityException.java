package dev.mapwright.server.identity;

/** The index cannot be used; the message says which, why, and what to do. */
public final class IdentityException extends RuntimeException {
  IdentityException(String message, Throwable cause) {
    super(message, cause);
  }
}
