package dev.mapwright.server.store;

/**
 * A secret as it is kept. Its text form does not show it.
 *
 * @param keyId which key sealed it
 * @param bytes sealed; they belong to whoever made this
 */
public record SealedValue(String keyId, byte[] bytes) {
  @Override
  public String toString() {
    return "sealed by " + keyId;
  }
}
