package dev.mapwright.server.seal;

import dev.mapwright.server.store.SealedValue;

/**
 * Seals secrets: encrypted and authenticated (AES-256-GCM), bound to where they belong, so that
 * what is sealed for one account opens for no other. Thread-safe.
 */
public final class Seal {
  private final KeySource source;
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
    return new SealedValue(key.id(), new DataKey(key.key()).seal(secret, place));
  }

  /**
   * Opens.
   *
   * @throws SealException if the key is not there, or it was sealed for another place or altered
   */
  public byte[] open(SealedValue sealed, String place) {
    return new DataKey(key(sealed.keyId()).key()).open(sealed.bytes(), place);
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
}
