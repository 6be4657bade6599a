package dev.mapwright.server.sync;

/** Another server has taken over, or the account was removed: nothing more is to be written. */
final class LostLeaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostLeaseException() {
    super(null, null, false, false);
  }
}
