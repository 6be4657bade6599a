package dev.mapwright.jsonata.value;

import java.util.AbstractList;
import java.util.RandomAccess;

/** A JSON array: an immutable list. Its items are never Java {@code null}. */
public final class JsonArray extends AbstractList<Object> implements RandomAccess {
  /** The array without items. */
  public static final JsonArray EMPTY = new JsonArray(new Object[0]);

  private final Object[] items;

  /** An array of these items, none of them {@code null}. The Java array is taken over. */
  public JsonArray(Object... items) {
    this.items = items;
  }

  @Override
  public Object get(int index) {
    return items[index];
  }

  @Override
  public int size() {
    return items.length;
  }
}
