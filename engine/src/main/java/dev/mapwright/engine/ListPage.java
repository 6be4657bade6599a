package dev.mapwright.engine;

import dev.mapwright.engine.model.UnifiedRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of unified records.
 *
 * @param records at most as many as asked for
 * @param nextCursor from where the next call goes on, or null at the end; set on an empty page only
 *     where a server that stops ends a call
 * @param meta what it took
 */
public record ListPage(List<UnifiedRecord> records, @Nullable String nextCursor, Meta meta) {
  public ListPage {
    records = List.copyOf(records);
  }
}
