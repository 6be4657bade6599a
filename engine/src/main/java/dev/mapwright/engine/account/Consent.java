package dev.mapwright.engine.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A customer's consent that is asked for at the vendor's own page. Its text form shows nothing of
 * it.
 *
 * @param redirectUri where the vendor sends the customer's browser back to
 * @param state comes back with it, so that an answer belongs to what was asked
 * @param verifier of PKCE: what the vendor is shown with the code, and a hash of it before
 */
public record Consent(String redirectUri, String state, String verifier) {
  private static final int BYTES = 32;

  /** A consent to be asked for now; nobody can guess its state and verifier. */
  public static Consent to(String redirectUri) {
    return new Consent(redirectUri, random(), random());
  }

  /** The verifier's hash, as PKCE has it (S256). */
  public String challenge() {
    try {
      return text(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return text(bytes);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "consent to " + redirectUri;
  }
}
