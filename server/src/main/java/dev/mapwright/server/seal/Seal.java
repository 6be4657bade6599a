package dev.mapwright.server.seal;

import dev.mapwright.server.store.SealedValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets: encrypted and authenticated (AES-256-GCM), bound to where they belong, so that
 * what is sealed for one account opens for no other. Thread-safe.
 */
public final class Seal {
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final KeySource source;
  private final SecureRandom random = new SecureRandom();
  private volatile KeyRing ring;

  Seal(KeySource source, KeyRing ring) {
    this.source = source;
    this.ring = ring;
  }

  KeyRing ring() {
    return ring;
  }

  /** The id of the key that seals. */
  public String keyId() {
    return ring.current().id();
  }

  /** Reads the keys anew, from where they came. */
  void reload() {
    ring = KeyText.read(source);
  }

  void use(KeyRing other) {
    ring = other;
  }

  KeySource source() {
    return source;
  }

  /**
   * Seals.
   *
   * @param place what it is good for, such as {@code account/acme}; needed again to open it
   */
  public SealedValue seal(byte[] secret, String place) {
    SealingKey key = ring.current();
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    try {
      byte[] body = cipher(Cipher.ENCRYPT_MODE, key, iv, place).doFinal(secret);
      byte[] all = Arrays.copyOf(iv, IV_BYTES + body.length);
      System.arraycopy(body, 0, all, IV_BYTES, body.length);
      return new SealedValue(key.id(), all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every JDK", e);
    }
  }

  /**
   * Opens.
   *
   * @throws SealException if the key is not there, or it was sealed for another place or altered
   */
  public byte[] open(SealedValue sealed, String place) {
    SealingKey key = key(sealed.keyId());
    byte[] all = sealed.bytes();
    if (all.length < IV_BYTES) {
      throw altered(place);
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(all, IV_BYTES), place)
          .doFinal(all, IV_BYTES, all.length - IV_BYTES);
    } catch (AEADBadTagException _) {
      throw altered(place);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every JDK", e);
    }
  }

  private static SealException altered(String place) {
    return new SealException(
        "What is sealed at " + place + " was altered, or sealed for another place.");
  }

  /** Another server may have begun to seal by a key that came after this one had read its file. */
  private SealingKey key(String id) {
    return ring.find(id)
        .or(() -> {
          reload();
          return ring.find(id);
        })
        .orElseThrow(() -> missing(id));
  }

  SealException missing(String id) {
    return new SealException(
        "The database has secrets that are sealed by the key "
            + id
            + ", which is not in "
            + source
            + " (there: "
            + String.join(", ", ring.keys().stream().map(SealingKey::id).toList())
            + "). Put it there; without it they cannot be read.");
  }

  private static Cipher cipher(int mode, SealingKey key, byte[] iv, String place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
