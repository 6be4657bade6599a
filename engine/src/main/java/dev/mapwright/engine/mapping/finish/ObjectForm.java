package dev.mapwright.engine.mapping.finish;

import dev.mapwright.engine.model.Type;
import dev.mapwright.jsonata.value.JsonKeys;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonObject;
import java.util.List;
import java.util.Set;

/** What an object of the model looks like: its keys, and which of them it cannot do without. */
public final class ObjectForm {
  private final JsonKeys keys;
  private final int[] identity;
  private final int[] required;

  /** The form of an object with these of its fields. */
  public ObjectForm(Type.Obj type, List<String> names) {
    keys = JsonKeys.ofInterned(names.stream().map(String::intern).toArray(String[]::new));
    identity = positions(type.identity());
    required = positions(type.required());
  }

  private int[] positions(Set<String> names) {
    return names.stream().mapToInt(keys::find).filter(position -> position >= 0).toArray();
  }

  /** The object; null if it has none of the members that would identify it. */
  public Object object(Object[] values) {
    if (identity.length == 0) {
      return whole(values);
    }
    for (int position : identity) {
      if (isSomething(values[position])) {
        return whole(values);
      }
    }
    return JsonNull.NULL;
  }

  /** The position of a required member that has no value; negative if all have one. */
  public int missing(Object[] values) {
    for (int position : required) {
      if (!isSomething(values[position])) {
        return position;
      }
    }
    return -1;
  }

  /** The object, whatever it has. */
  public JsonObject whole(Object[] values) {
    return new JsonObject(keys, values);
  }

  private static boolean isSomething(Object value) {
    return value != JsonNull.NULL && !(value instanceof List<?> list && list.isEmpty());
  }
}
