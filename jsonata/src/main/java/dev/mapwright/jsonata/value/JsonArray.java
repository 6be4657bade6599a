package dev.mapwright.jsonata.value;

import static java.util.Objects.requireNonNull;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A JSON array: an immutable list. Its items are never Java {@code null}. */
public final class JsonArray extends AbstractList<Object> implements RandomAccess {
  static final int[] NO_SLOTS = {};

  /** The array without items. */
  public static final JsonArray EMPTY = new JsonArray(new Object[0]);

  /** Those of a document are null until somebody asks for them. */
  private final @Nullable Object[] items;

  private final @Nullable JsonTape tape;
  private final int[] slots;

  /** An array of these items, none of them {@code null}. The Java array is taken over. */
  public JsonArray(Object... items) {
    this.items = items;
    this.tape = null;
    this.slots = NO_SLOTS;
  }

  /** An array of a document, whose items stand at these places of its tape. */
  JsonArray(JsonTape tape, int[] slots) {
    this.items = new Object[slots.length];
    this.tape = tape;
    this.slots = slots;
  }

  @Override
  public Object get(int index) {
    Object known = items[index];
    if (known == null) {
      known = requireNonNull(tape).value(slots[index]);
      items[index] = known;
    }
    return known;
  }

  /**
   * Whether an item may be null, blank or empty, or hold such a value at any depth; quickly told,
   * and rather yes than no.
   */
  public boolean mayBeHollow(int index) {
    return tape == null || tape.isHollow(slots[index]);
  }

  @Override
  public int size() {
    return items.length;
  }
}
