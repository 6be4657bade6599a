package dev.mapwright.engine.mapping;

import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.Bindings;
import dev.mapwright.jsonata.JsonArray;
import dev.mapwright.jsonata.JsonNull;
import org.jspecify.annotations.Nullable;

/** A list of one object, mapped without {@code each}; empty if no member has a value. */
record OneItemNode(FieldPath field, ObjectNode map) implements Node {
  @Override
  public Object value(@Nullable Object context, Bindings variables, Tally tally) {
    Object[] values = map.values(context, variables, tally);
    if (!ObjectForm.hasSomething(values)) {
      return JsonArray.EMPTY;
    }
    Object object = map.form().item(values, map.form().whole(values), field, tally);
    return object == JsonNull.NULL ? JsonArray.EMPTY : new JsonArray(object);
  }
}
