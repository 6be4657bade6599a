package dev.mapwright.engine.walk;

import java.util.Arrays;

/**
 * Remembers which records a walk has given out, and as the how-manieth, so that a source in which
 * records come twice gives each once. A page that is asked for again by its old cursor finds its
 * own records still new: an entry counts as a repeat only when it was given out before the place
 * the cursor names.
 *
 * <p>Holds a 64-bit hash and a number per record, in a table at most three quarters full.
 * Thread-safe.
 */
public final class RepeatMemory {
  private static final int FREE = -1;

  private final long key;
  private long[] hashes = new long[64];
  private int[] ordinals = filled(64);
  private int size;

  /** With a key that keeps callers from choosing ids that collide. */
  public RepeatMemory(long key) {
    this.key = key;
  }

  /**
   * Notes that a record is about to be given out.
   *
   * @param id its id
   * @param ordinal how many the walk gave out before it
   * @return false if it was given out earlier, so that it must be dropped
   */
  public synchronized boolean isNew(String id, int ordinal) {
    long hash = hash(id);
    int slot = slot(hash, hashes, ordinals);
    if (ordinals[slot] != FREE) {
      if (ordinals[slot] < ordinal) {
        return false;
      }
      ordinals[slot] = ordinal;
      return true;
    }
    hashes[slot] = hash;
    ordinals[slot] = ordinal;
    if (++size > hashes.length / 4 * 3) {
      grow();
    }
    return true;
  }

  /** How many records it remembers. */
  public synchronized int size() {
    return size;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldOrdinals = ordinals;
    hashes = new long[oldHashes.length * 2];
    ordinals = filled(oldHashes.length * 2);
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldOrdinals[i] != FREE) {
        int slot = slot(oldHashes[i], hashes, ordinals);
        hashes[slot] = oldHashes[i];
        ordinals[slot] = oldOrdinals[i];
      }
    }
  }

  private static int slot(long hash, long[] hashes, int[] ordinals) {
    int mask = hashes.length - 1;
    int slot = (int) (hash ^ (hash >>> 32)) & mask;
    while (ordinals[slot] != FREE && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int[] filled(int length) {
    int[] free = new int[length];
    Arrays.fill(free, FREE);
    return free;
  }

  /** FNV-1a over the characters, keyed, then mixed. */
  private long hash(String id) {
    long h = 0xcbf29ce484222325L ^ key;
    for (int i = 0; i < id.length(); i++) {
      h = (h ^ id.charAt(i)) * 0x100000001b3L;
    }
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
