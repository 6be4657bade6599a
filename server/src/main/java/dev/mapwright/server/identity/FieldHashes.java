package dev.mapwright.server.identity;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * A hash for each of some fields, 8 bytes a field: its number, then 48 bits of hash. Not
 * thread-safe.
 */
final class FieldHashes {
  private static final int HASH_BITS = 48;
  private static final long HASH_MASK = (1L << HASH_BITS) - 1;

  /** What {@link #put} found. */
  enum Found {
    SAME,
    NOTHING,
    OTHER
  }

  private long[] entries;

  private FieldHashes(long[] entries) {
    this.entries = entries;
  }

  /** Of no field. */
  static FieldHashes none() {
    return new FieldHashes(new long[0]);
  }

  /** Reads what {@link #bytes} wrote. */
  static FieldHashes of(byte[] bytes) {
    LongBuffer buffer = ByteBuffer.wrap(bytes).asLongBuffer();
    long[] entries = new long[buffer.remaining()];
    buffer.get(entries);
    return new FieldHashes(entries);
  }

  byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(entries.length * Long.BYTES);
    buffer.asLongBuffer().put(entries);
    return buffer.array();
  }

  /** Keeps a field's hash, of which the lower 48 bits count. */
  Found put(int field, long hash) {
    long entry = (long) field << HASH_BITS | hash & HASH_MASK;
    int at = find(field);
    if (at < 0) {
      entries = Arrays.copyOf(entries, entries.length + 1);
      entries[entries.length - 1] = entry;
      return Found.NOTHING;
    }
    boolean same = entries[at] == entry;
    entries[at] = entry;
    return same ? Found.SAME : Found.OTHER;
  }

  /** Forgets a field; whether there was anything to forget. */
  boolean remove(int field) {
    int at = find(field);
    if (at < 0) {
      return false;
    }
    entries[at] = entries[entries.length - 1];
    entries = Arrays.copyOf(entries, entries.length - 1);
    return true;
  }

  private int find(int field) {
    for (int i = 0; i < entries.length; i++) {
      if (entries[i] >>> HASH_BITS == field) {
        return i;
      }
    }
    return -1;
  }
}
