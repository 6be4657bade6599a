package dev.mapwright.server.tls;

/** Why a certificate or its key cannot be used, in words; without anything of the key. */
public final class TlsException extends Exception {
  private static final long serialVersionUID = 1L;

  TlsException(String message) {
    super(message);
  }
}
