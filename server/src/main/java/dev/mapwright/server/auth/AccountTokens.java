package dev.mapwright.server.auth;

import dev.mapwright.server.http.ApiCaller;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Tokens that read the records of one account for a quarter of an hour. They say themselves whose
 * they are, sealed, so every server that has the key knows them without asking anybody.
 * Thread-safe.
 */
public final class AccountTokens implements KnownCallers {
  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final String PREFIX = "mwa_";
  private static final byte[] PURPOSE = "account token".getBytes(StandardCharsets.US_ASCII);
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int MOST_TEXT = 2_000;

  private final SecretKey key;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** Sealed by this AES key. */
  public AccountTokens(SecretKey key, InstantSource clock) {
    this.key = key;
    this.clock = clock;
  }

  /** A token and its end. */
  public record Issued(String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "account token until " + expiresAt;
    }
  }

  /** A token for an account. */
  public Issued issue(String account) {
    Instant end = clock.instant().plus(LIFETIME);
    byte[] id = account.getBytes(StandardCharsets.UTF_8);
    byte[] plain =
        ByteBuffer.allocate(Long.BYTES + id.length).putLong(end.toEpochMilli()).put(id).array();
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(plain);
      byte[] all = Arrays.copyOf(iv, IV_BYTES + sealed.length);
      System.arraycopy(sealed, 0, all, IV_BYTES, sealed.length);
      return new Issued(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all), end);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every JDK", e);
    }
  }

  @Override
  public Optional<ApiCaller> find(String token) {
    if (!token.startsWith(PREFIX) || token.length() > MOST_TEXT) {
      return Optional.empty();
    }
    try {
      byte[] all = Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
      if (all.length <= IV_BYTES) {
        return Optional.empty();
      }
      ByteBuffer plain =
          ByteBuffer.wrap(
              cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, IV_BYTES))
                  .doFinal(all, IV_BYTES, all.length - IV_BYTES));
      boolean isOver = clock.millis() >= plain.getLong();
      String account = StandardCharsets.UTF_8.decode(plain).toString();
      return isOver
          ? Optional.empty()
          : Optional.of(new ApiCaller(ApiCaller.Rights.ACCOUNT, account));
    } catch (IllegalArgumentException | GeneralSecurityException _) {
      return Optional.empty(); // not ours, or altered
    }
  }

  private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(PURPOSE);
    return cipher;
  }
}
