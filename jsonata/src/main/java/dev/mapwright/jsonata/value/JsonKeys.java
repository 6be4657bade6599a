package dev.mapwright.jsonata.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an object in their order. Objects of the same form share one instance, and keys are
 * interned, so that the lookup of a name known at compile time compares references only. Immutable;
 * safe for any thread.
 */
public final class JsonKeys {
  /** No keys. */
  public static final JsonKeys NONE = new JsonKeys(new String[0]);

  /** Up to so many keys are looked through one by one. */
  private static final int SCANNED = 6;

  /** So many of its parts each remembers, by what they leave out. A power of two. */
  private static final int PARTS = 16;

  private final String[] names;
  private final @Nullable JsonKeys whole;

  /**
   * Position + 1 by hash, open addressing. Made when first needed; a race makes it twice, alike.
   */
  private volatile int @Nullable [] table;

  /** The names as members of a document begin. Made when first needed, as above. */
  private volatile byte @Nullable [][] encoded;

  /** Parts asked for lately. Made when first needed; a race makes one twice, alike. */
  private volatile @Nullable Part @Nullable [] parts;

  /** Some of the keys, by their positions. */
  private record Part(BitSet positions, JsonKeys keys) {}

  private JsonKeys(String[] names) {
    this(names, null);
  }

  private JsonKeys(String[] names, @Nullable JsonKeys whole) {
    this.names = names;
    this.whole = whole;
  }

  /** Keys that are all different and all interned. The array is taken over. */
  public static JsonKeys ofInterned(String... names) {
    return names.length == 0 ? NONE : new JsonKeys(names);
  }

  /** Those at some positions, in the same order. They remember the others; often one instance. */
  public JsonKeys part(BitSet positions) {
    if (positions.cardinality() == names.length) {
      return this;
    }
    @Nullable Part[] known = parts;
    if (known == null) {
      known = new Part[PARTS];
      parts = known;
    }
    int hash = positions.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (PARTS - 1);
    Part part = known[slot];
    if (part == null || !part.positions().equals(positions)) {
      part = new Part((BitSet) positions.clone(), select(positions));
      known[slot] = part;
    }
    return part.keys();
  }

  private JsonKeys select(BitSet positions) {
    return new JsonKeys(
        positions.stream().mapToObj(position -> names[position]).toArray(String[]::new), whole());
  }

  /** The keys that these are a part of; these, if they are all. */
  public JsonKeys whole() {
    return whole == null ? this : whole;
  }

  /** How many there are. */
  public int size() {
    return names.length;
  }

  /** The key at a position. */
  public String get(int position) {
    return names[position];
  }

  /** The key at a position as a member begins: in UTF-8, with its quotes and the colon. */
  public byte[] encoded(int position) {
    byte[][] known = encoded;
    if (known == null) {
      known = Arrays.stream(names).map(JsonKeys::encode).toArray(byte[][]::new);
      encoded = known;
    }
    return known[position];
  }

  private static byte[] encode(String name) {
    return (Json.write(name) + ":").getBytes(StandardCharsets.UTF_8);
  }

  /** Where a key stands, -1 if absent. */
  public int find(String name) {
    if (names.length > SCANNED) {
      return findByHash(name);
    }
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** As {@link #find}, for a name known to be interned. */
  @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // interned on both sides
  public int findInterned(String name) {
    String[] own = names;
    if (own.length > SCANNED) {
      return findByHash(name);
    }
    for (int i = 0; i < own.length; i++) {
      if (own[i] == name) {
        return i;
      }
    }
    return -1;
  }

  private int findByHash(String name) {
    int[] positions = table();
    int mask = positions.length - 1;
    for (int slot = spread(name) & mask; positions[slot] != 0; slot = (slot + 1) & mask) {
      int position = positions[slot] - 1;
      if (names[position].equals(name)) {
        return position;
      }
    }
    return -1;
  }

  private int[] table() {
    int[] known = table;
    if (known != null) {
      return known;
    }
    int[] positions = new int[Integer.highestOneBit(names.length) * 4];
    int mask = positions.length - 1;
    for (int i = 0; i < names.length; i++) {
      int slot = spread(names[i]) & mask;
      while (positions[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      positions[slot] = i + 1;
    }
    table = positions;
    return positions;
  }

  private static int spread(String name) {
    int hash = name.hashCode();
    return hash ^ (hash >>> 16);
  }
}
