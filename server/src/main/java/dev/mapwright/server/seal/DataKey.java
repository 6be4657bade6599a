package dev.mapwright.server.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that seals many values: encrypted and authenticated (AES-256-GCM), bound to where they
 * belong. Thread-safe.
 */
public final class DataKey {
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKey key;

  DataKey(SecretKey key) {
    this.key = key;
  }

  /** The key of some bytes that {@link #draw} gave. */
  public static DataKey of(byte[] bytes) {
    return new DataKey(new SecretKeySpec(bytes, "AES"));
  }

  /** The bytes of a new key. */
  public static byte[] draw() {
    byte[] bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /**
   * Seals.
   *
   * @param place what it is good for; needed again to open it
   */
  public byte[] seal(byte[] plain, String place) {
    byte[] iv = new byte[IV_BYTES];
    RANDOM.nextBytes(iv);
    try {
      byte[] body = cipher(Cipher.ENCRYPT_MODE, iv, place).doFinal(plain);
      byte[] all = Arrays.copyOf(iv, IV_BYTES + body.length);
      System.arraycopy(body, 0, all, IV_BYTES, body.length);
      return all;
    } catch (GeneralSecurityException e) {
      throw unknown(e);
    }
  }

  /**
   * Opens.
   *
   * @throws SealException if it was sealed for another place or altered
   */
  public byte[] open(byte[] sealed, String place) {
    if (sealed.length < IV_BYTES) {
      throw altered(place);
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, IV_BYTES), place)
          .doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES);
    } catch (AEADBadTagException _) {
      throw altered(place);
    } catch (GeneralSecurityException e) {
      throw unknown(e);
    }
  }

  private Cipher cipher(int mode, byte[] iv, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static SealException altered(String place) {
    return new SealException(
        "What is sealed at " + place + " was altered, or sealed for another place.");
  }

  private static IllegalStateException unknown(GeneralSecurityException e) {
    return new IllegalStateException("AES-GCM is part of every JDK", e);
  }
}
