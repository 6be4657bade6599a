package dev.mapwright.engine.mapping.finish;

import dev.mapwright.jsonata.value.JsonArray;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list: a single value becomes a list of one, items that are nothing go. */
final class ListFinisher implements Finisher {
  private final Finisher item;

  ListFinisher(Finisher item) {
    this.item = item;
  }

  @Override
  public Object finish(@Nullable Object value, RecordLosses losses) {
    if (value == null || value instanceof JsonNull) {
      return JsonArray.EMPTY;
    }
    List<?> items = value instanceof List<?> list ? list : List.of(value);
    List<Object> finished = new ArrayList<>(items.size());
    for (Object each : items) {
      Object done = item.finish(each, losses);
      if (done != JsonNull.NULL) {
        finished.add(done);
      }
    }
    return finished.isEmpty() ? JsonArray.EMPTY : new JsonArray(finished.toArray());
  }
}
