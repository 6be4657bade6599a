package dev.mapwright.engine.mapping;

import dev.mapwright.engine.mapping.finish.RecordLosses;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.value.JsonArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list, concatenated from parts. */
record ListNode(List<EachNode> parts) implements MappingNode {
  @Override
  public Object value(@Nullable Object context, Bindings variables, RecordLosses losses) {
    List<Object> items = new ArrayList<>();
    for (EachNode part : parts) {
      part.addTo(items, context, variables, losses);
    }
    return items.isEmpty() ? JsonArray.EMPTY : new JsonArray(items.toArray());
  }
}
