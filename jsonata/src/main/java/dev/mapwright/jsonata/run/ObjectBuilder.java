package dev.mapwright.jsonata.run;

import dev.mapwright.jsonata.value.JsonKeys;
import dev.mapwright.jsonata.value.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds an object key by key; a later value of the same key takes the earlier one's place. */
public final class ObjectBuilder {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Adds a field unless its value is undefined. */
  public void put(String key, @Nullable Object value) {
    if (value != null) {
      fields.put(key, value);
    }
  }

  public boolean isEmpty() {
    return fields.isEmpty();
  }

  public JsonObject build() {
    if (fields.isEmpty()) {
      return JsonObject.EMPTY;
    }
    String[] names = new String[fields.size()];
    int i = 0;
    for (String name : fields.keySet()) {
      names[i++] = name.intern();
    }
    return new JsonObject(JsonKeys.ofInterned(names), fields.values().toArray());
  }

  /**
   * An object of known keys, of which those without a value are left out. The array is taken over.
   *
   * @param present how many values there are
   */
  public static JsonObject of(JsonKeys keys, @Nullable Object[] values, int present) {
    if (present == values.length) {
      return new JsonObject(keys, present(values));
    }
    if (present == 0) {
      return JsonObject.EMPTY;
    }
    String[] names = new String[present];
    Object[] kept = new Object[present];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value != null) {
        names[next] = keys.get(i);
        kept[next++] = value;
      }
    }
    return new JsonObject(JsonKeys.ofInterned(names), kept);
  }

  @SuppressWarnings("NullAway") // every value has just been counted as present
  private static Object[] present(@Nullable Object[] values) {
    return values;
  }
}
