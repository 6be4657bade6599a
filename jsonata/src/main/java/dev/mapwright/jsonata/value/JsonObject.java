package dev.mapwright.jsonata.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
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
  /** The object without keys. */
  public static final JsonObject EMPTY = new JsonObject(JsonKeys.NONE, new Object[0]);

  private final JsonKeys keys;
  private final Object[] values;
  private final @Nullable RawJson raw;

  /**
   * An object of these keys and as many values, none of them {@code null}. Arrays are taken over.
   */
  public JsonObject(JsonKeys keys, Object[] values) {
    this(keys, values, null);
  }

  JsonObject(JsonKeys keys, Object[] values, @Nullable RawJson raw) {
    this.keys = keys;
    this.values = values;
    this.raw = raw;
  }

  /** The bytes that this object was read from; {@code null} if it was computed. */
  public @Nullable RawJson raw() {
    return raw;
  }

  /** Its keys, possibly shared with other objects. */
  public JsonKeys keys() {
    return keys;
  }

  /** The value at a position of {@link #keys}. */
  public Object valueAt(int position) {
    return values[position];
  }

  /** As {@link #get}, for a key known to be interned. */
  public @Nullable Object getInterned(String key) {
    int position = keys.findInterned(key);
    return position < 0 ? null : values[position];
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    int position = key instanceof String name ? keys.find(name) : -1;
    return position < 0 ? null : values[position];
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
          return Map.entry(keys.get(position), values[position]);
        }
      };
    }
  }
}
