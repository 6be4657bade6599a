package dev.mapwright.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The token that callers must know. Keeps its hash only. */
public final class ApiToken {
  private static final int BYTES = 32;

  private final byte[] hash;

  /** The token that callers send; not blank. */
  public ApiToken(String token) {
    if (token.isBlank()) {
      throw new IllegalArgumentException("the API token must not be blank");
    }
    this.hash = hash(token);
  }

  /** A new token that nobody can guess. */
  public static String generate() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether this is the token; takes as long for a wrong one as for the right one. */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(hash, hash(candidate));
  }

  /** What stands for a token that nobody can guess. */
  public static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "API token";
  }
}
