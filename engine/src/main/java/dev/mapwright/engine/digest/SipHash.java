package dev.mapwright.engine.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * SipHash-2-4: a keyed hash of 64 bits, by Aumasson and Bernstein, made for short texts. An HMAC of
 * each field took longer than mapping the record. Immutable and safe for any thread.
 */
public final class SipHash {
  /** The length of a key. */
  public static final int KEY_BYTES = 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long key0;
  private final long key1;

  /** With a key. */
  public SipHash(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, not " + key.length);
    }
    ByteBuffer halves = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
    this.key0 = halves.getLong();
    this.key1 = halves.getLong();
  }

  /** The hash of two words and of bytes behind them, as if the words stood there byte by byte. */
  public long of(long first, long second, byte[] bytes, int from, int to) {
    State state = new State(key0, key1);
    state.take(Long.reverseBytes(first));
    state.take(Long.reverseBytes(second));
    return end(state, 2 * Long.BYTES, bytes, from, to);
  }

  /** The hash of the first so many bytes. */
  public long of(byte[] bytes, int length) {
    return end(new State(key0, key1), 0, bytes, 0, length);
  }

  private static long end(State state, int before, byte[] bytes, int from, int to) {
    int whole = from + (to - from & ~7);
    for (int i = from; i < whole; i += 8) {
      state.take((long) LONGS.get(bytes, i));
    }
    long last = (long) (before + to - from) << 56;
    for (int i = whole; i < to; i++) {
      last |= (bytes[i] & 0xFFL) << 8 * (i - whole);
    }
    state.take(last);
    return state.end();
  }

  /** What is mixed; the names are the paper's. */
  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long key0, long key1) {
      v0 = key0 ^ 0x736f6d6570736575L;
      v1 = key1 ^ 0x646f72616e646f6dL;
      v2 = key0 ^ 0x6c7967656e657261L;
      v3 = key1 ^ 0x7465646279746573L;
    }

    void take(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    long end() {
      v2 ^= 0xFF;
      for (int i = 0; i < 4; i++) {
        round();
      }
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
