package dev.mapwright.engine.mapping;

import dev.mapwright.jsonata.JsonArray;
import dev.mapwright.jsonata.JsonNull;
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
  public Object finish(@Nullable Object value, Tally tally) {
    if (value == null || value instanceof JsonNull) {
      return JsonArray.EMPTY;
    }
    List<?> items = value instanceof List<?> list ? list : List.of(value);
    List<Object> finished = new ArrayList<>(items.size());
    for (Object each : items) {
      Object done = item.finish(each, tally);
      if (done != JsonNull.NULL) {
        finished.add(done);
      }
    }
    return finished.isEmpty() ? JsonArray.EMPTY : new JsonArray(finished.toArray());
  }
}
