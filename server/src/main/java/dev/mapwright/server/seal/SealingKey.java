package dev.mapwright.server.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that seals secrets, AES of 256 bits. Its text form shows its id only, which tells nothing
 * of it.
 *
 * @param id computed from the key, so that it is the same everywhere
 */
record SealingKey(String id, SecretKey key) {
  private static final int BYTES = 32;
  private static final int ID_BYTES = 6;

  /** A key that nobody can guess. */
  static SealingKey generate() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return of(bytes);
  }

  /**
   * A key as it is written.
   *
   * @throws IllegalArgumentException if it is none; the message does not show it
   */
  static SealingKey parse(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (bytes.length == BYTES) {
        return of(bytes);
      }
    } catch (IllegalArgumentException _) {
      // told below, without the text
    }
    throw new IllegalArgumentException(
        "expected 32 random bytes in Base64, such as 'openssl rand -base64 32' prints");
  }

  private static SealingKey of(byte[] bytes) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update("mapwright sealing key".getBytes(StandardCharsets.US_ASCII));
      byte[] digest = hash.digest(bytes);
      return new SealingKey(
          HexFormat.of().formatHex(digest, 0, ID_BYTES), new SecretKeySpec(bytes, "AES"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** As {@link #parse} reads it. */
  String text() {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  @Override
  public String toString() {
    return "key " + id;
  }
}
