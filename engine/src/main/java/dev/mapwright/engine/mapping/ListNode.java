package dev.mapwright.engine.mapping;

import dev.mapwright.jsonata.Bindings;
import dev.mapwright.jsonata.JsonArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list, concatenated from parts. */
record ListNode(List<EachNode> parts) implements Node {
  @Override
  public Object value(@Nullable Object context, Bindings variables, Tally tally) {
    List<Object> items = new ArrayList<>();
    for (EachNode part : parts) {
      part.addTo(items, context, variables, tally);
    }
    return items.isEmpty() ? JsonArray.EMPTY : new JsonArray(items.toArray());
  }
}
