package dev.mapwright.jsonata.value;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object: an immutable map in insertion order, two arrays small. One that was read from a
 * document remembers its own bytes ({@link #raw}). Values are never Java {@code null}.
 */
public final class JsonObject extends AbstractMap<String, Object>
    implements SequencedMap<String, Object> {
  private static final int COMPUTED = -1;

  /** The object without keys. */
  public static final JsonObject EMPTY = new JsonObject(JsonKeys.NONE, new Object[0]);

  private final JsonKeys keys;

  /** Those of a document are null until somebody asks for them; a text may still be its bytes. */
  private final @Nullable Object[] values;

  /** Null if it was computed, as most are: those stay small. */
  private final @Nullable Origin origin;

  /**
   * Where it comes from.
   *
   * @param tape of the document; null where all values are known
   * @param slots where its values stand on the tape
   * @param entry where itself stands on the tape, {@link #COMPUTED} if nowhere
   * @param raw its bytes, where there is no tape
   */
  @SuppressWarnings("ArrayRecordComponent") // never leaves the object
  private record Origin(@Nullable JsonTape tape, int[] slots, int entry, @Nullable RawJson raw) {}

  /**
   * An object of these keys and as many values, none of them {@code null}. Arrays are taken over. A
   * value that is {@link RawJson} has to be the bytes of a text without escapes, and counts as that
   * text.
   */
  public JsonObject(JsonKeys keys, Object[] values) {
    this(keys, values, (Origin) null);
  }

  /** An object of a document, all of whose values are known. */
  JsonObject(JsonKeys keys, Object[] values, @Nullable RawJson raw) {
    this(keys, values, new Origin(null, JsonArray.NO_SLOTS, COMPUTED, raw));
  }

  /**
   * An object of a document.
   *
   * @param slots where its values stand on the tape
   * @param entry where itself stands
   */
  JsonObject(JsonKeys keys, JsonTape tape, int[] slots, int entry) {
    this(keys, new Object[slots.length], new Origin(tape, slots, entry, null));
  }

  private JsonObject(JsonKeys keys, @Nullable Object[] values, @Nullable Origin origin) {
    this.keys = keys;
    this.values = values;
    this.origin = origin;
  }

  /** The bytes that this object was read from; {@code null} if it was computed. */
  public @Nullable RawJson raw() {
    if (origin == null) {
      return null;
    }
    JsonTape tape = origin.tape();
    return tape == null || origin.entry() == COMPUTED ? origin.raw() : tape.raw(origin.entry());
  }

  /** Whether it was read from a document, as it is. */
  public boolean isRead() {
    return origin != null && (origin.entry() != COMPUTED || origin.raw() != null);
  }

  /** Its keys, possibly shared with other objects. */
  public JsonKeys keys() {
    return keys;
  }

  /** The value at a position of {@link #keys}. */
  public Object valueAt(int position) {
    Object known = values[position];
    if (known == null) {
      known = tape().value(slot(position));
      values[position] = known;
    } else if (known instanceof RawJson text) {
      int length = text.end() - text.start() - 2; // between its quotes
      known = new String(text.document(), text.start() + 1, length, StandardCharsets.UTF_8);
      values[position] = known;
    }
    return known;
  }

  /**
   * As {@link #valueAt}, for who passes values on: a text that is still the bytes of a document may
   * come as these.
   */
  public Object heldAt(int position) {
    Object held = values[position];
    return held == null ? valueAt(position) : held;
  }

  /**
   * The bytes of the text at a position, with its quotes; {@code null} if there is no text, or none
   * that stands in a document without escapes.
   */
  public @Nullable RawJson plainTextAt(int position) {
    return switch (values[position]) {
      case RawJson text -> text;
      case null -> tape().plainText(slot(position));
      default -> null;
    };
  }

  /**
   * Whether a value may be null, blank or empty, or hold such a value at any depth; quickly told,
   * and rather yes than no.
   */
  public boolean mayBeHollow(int position) {
    return origin == null || origin.tape() == null || tape().isHollow(slot(position));
  }

  /**
   * Some of its members.
   *
   * @param positions which
   * @param instead for each position of this object what to take instead of its value; null for
   *     that value. Taken over
   */
  public JsonObject part(BitSet positions, @Nullable Object[] instead) {
    int count = positions.cardinality();
    @Nullable Object[] some = new Object[count];
    boolean ofTape = origin != null && origin.tape() != null;
    int[] places = ofTape ? new int[count] : JsonArray.NO_SLOTS;
    int to = 0;
    for (int at = positions.nextSetBit(0); at >= 0; at = positions.nextSetBit(at + 1)) {
      some[to] = instead[at] == null ? values[at] : instead[at];
      if (ofTape) {
        places[to] = slot(at);
      }
      to++;
    }
    Origin of = ofTape ? new Origin(tape(), places, COMPUTED, null) : null;
    return new JsonObject(keys.part(positions), some, of);
  }

  /**
   * The same with other values in some places.
   *
   * @param instead for each position what to take instead of its value; null for that value
   */
  public JsonObject with(@Nullable Object[] instead) {
    BitSet all = new BitSet(keys.size());
    all.set(0, keys.size());
    return part(all, instead);
  }

  private JsonTape tape() {
    return requireNonNull(requireNonNull(origin).tape());
  }

  private int slot(int position) {
    return requireNonNull(origin).slots()[position];
  }

  /** As {@link #get}, for a key known to be interned. */
  public @Nullable Object getInterned(String key) {
    int position = keys.findInterned(key);
    return position < 0 ? null : valueAt(position);
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    int position = key instanceof String name ? keys.find(name) : -1;
    return position < 0 ? null : valueAt(position);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String name && keys.find(name) >= 0;
  }

  @Override
  public int size() {
    return keys.size();
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return new Entries();
  }

  @Override
  public SequencedMap<String, Object> reversed() {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(this).reversed());
  }

  private final class Entries extends AbstractSet<Map.Entry<String, Object>> {
    @Override
    public int size() {
      return keys.size();
    }

    @Override
    public Iterator<Map.Entry<String, Object>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < keys.size();
        }

        @Override
        public Map.Entry<String, Object> next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          int position = next++;
          return Map.entry(keys.get(position), valueAt(position));
        }
      };
    }
  }
}
