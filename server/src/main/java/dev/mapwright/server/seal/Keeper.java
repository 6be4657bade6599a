package dev.mapwright.server.seal;

import dev.mapwright.server.store.SealedValue;
import dev.mapwright.server.store.SecretTable;
import dev.mapwright.server.store.Store;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the server's secrets: sees to it that the keys which open the store's secrets are there
 * before anything is written, and changes keys while the server runs. Thread-safe.
 */
public final class Keeper {
  private static final String CURSORS = "cursor key";
  private static final String ACCOUNT_TOKENS = "account token key";
  private static final String CONSOLE = "console key";
  private static final int KEY_BYTES = 32;

  private final Store store;
  private final KeySource source;
  private @Nullable Seal seal;

  /** Keys from there, for the secrets of this store. Neither is asked yet. */
  public Keeper(Store store, KeySource source) {
    this.store = store;
    this.source = source;
  }

  /**
   * What seals. Asks the store whether the keys fit it, and makes a key where there is neither a
   * key nor a secret yet.
   *
   * @throws SealException if a key is missing or wrong; nothing is written then
   */
  public synchronized Seal seal() {
    Seal known = seal;
    if (known == null) {
      known = checked();
      seal = known;
    }
    return known;
  }

  private Seal checked() {
    Set<String> needed = store.sealed().keyIds();
    if (!KeyText.exists(source)) {
      if (!needed.isEmpty()) {
        throw new SealException(
            "There is no file "
                + source
                + ", and the database "
                + store
                + " has secrets that are sealed by the key "
                + String.join(", ", new TreeSet<>(needed))
                + ". Put the file back, or name another with --key-file. Without that key they"
                + " cannot be read; nothing was changed.");
      }
      make();
    }
    Seal read = new Seal(source, KeyText.read(source));
    for (String id : needed) {
      if (read.ring().find(id).isEmpty()) {
        throw read.missing(id);
      }
    }
    byte[] _ = key(read, CURSORS);
    return read;
  }

  private void make() {
    if (source instanceof KeySource.File(var path)) {
      KeyText.write(path, new KeyRing(List.of(SealingKey.generate())));
    }
  }

  /** Where the secrets are. */
  public Store store() {
    return store;
  }

  /** Things to tell whoever starts the server; none is a reason not to. */
  public List<String> advice() {
    List<String> advice = new ArrayList<>();
    if (source instanceof KeySource.File(var path)) {
      if (!KeyText.exists(source)) {
        advice.add(
            "A key that seals secrets is made in "
                + path
                + ". Keep a copy apart from the database's: without it nobody can read them.");
      } else if (KeyText.isOpenToOthers(path)) {
        advice.add("Others can read " + path + ": chmod 600 it.");
      }
    }
    return advice;
  }

  /** The key that seals cursors, the same for all servers of a store. */
  public SecretKey cursorKey() {
    return new SecretKeySpec(key(seal(), CURSORS), "AES");
  }

  /** The key that seals the tokens of accounts, likewise. */
  public SecretKey accountTokenKey() {
    return new SecretKeySpec(key(seal(), ACCOUNT_TOKENS), "AES");
  }

  /** The key that seals the sessions of the console, likewise. */
  public SecretKey consoleKey() {
    return new SecretKeySpec(key(seal(), CONSOLE), "AES");
  }

  private byte[] key(Seal by, String name) {
    SealedValue sealed = store.secrets().getOrMake(name, place -> by.seal(newKey(), place));
    return by.open(sealed, SecretTable.place(name));
  }

  private static byte[] newKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /**
   * What a change of keys came to.
   *
   * @param keyId the key that seals now
   * @param resealed how many secrets were sealed anew
   */
  public record Rotation(String keyId, int resealed) {}

  /**
   * Reads the keys anew and seals by the first of them what others sealed. Where that seals
   * everything already, and the keys are in a file that no other server needs, a new one is made
   * and put first.
   *
   * @throws SealException if the keys cannot be read, or a new one cannot be written
   */
  public synchronized Rotation rotate() {
    Seal all = seal();
    all.reload();
    if (store.sealed().keyIds().equals(Set.of(all.keyId()))) {
      if (store.isShared() || !(source instanceof KeySource.File(var path))) {
        throw new SealException(
            "Everything is sealed by the first key of "
                + source
                + ". Put a new one before it, for all servers of the database, and rotate then.");
      }
      KeyRing ring = all.ring().with(SealingKey.generate());
      KeyText.write(path, ring);
      all.use(ring);
    }
    int resealed =
        store
            .sealed()
            .reseal(all.keyId(), (value, place) -> all.seal(all.open(value, place), place));
    return new Rotation(all.keyId(), resealed);
  }
}
