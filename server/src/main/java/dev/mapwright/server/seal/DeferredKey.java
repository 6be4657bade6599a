package dev.mapwright.server.seal;

import java.io.Serial;
import java.util.function.Supplier;
import javax.crypto.SecretKey;

/**
 * An AES key that is fetched when it is first used, so that nobody waits for the store who needs no
 * key. Thread-safe.
 */
public final class DeferredKey implements SecretKey {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Supplier<SecretKey> source;
  private transient volatile byte[] encoded = {};

  /** A key that is fetched there, once it can be. */
  public DeferredKey(Supplier<SecretKey> source) {
    this.source = source;
  }

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    byte[] known = encoded;
    if (known.length == 0) {
      known = source.get().getEncoded();
      encoded = known;
    }
    return known.clone();
  }
}
