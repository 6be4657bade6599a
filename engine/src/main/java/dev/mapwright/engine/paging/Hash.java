package dev.mapwright.engine.paging;

/** A 64-bit hash of texts: FNV-1a over their characters, mixed after each. */
final class Hash {
  static final long START = 0xcbf29ce484222325L;

  private Hash() {}

  static long of(String text) {
    return of(text, START);
  }

  /** The hash of a text behind others. */
  static long of(String text, long before) {
    long h = before;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001b3L;
    }
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    return h ^ (h >>> 33);
  }
}
