package dev.mapwright.engine.model;

import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record in the unified form.
 *
 * @param id the vendor's id as text
 * @param fields the wanted fields in the model's order, every key present; {@link
 *     dev.mapwright.jsonata.value.JsonNull} or an empty list where the vendor gave nothing
 * @param remote the vendor's own record, whose JSON form is its own text; null if not wanted
 * @param unread the top-level fields that lack something because related data could not be read, so
 *     that their emptiness says nothing
 */
public record UnifiedRecord(
    String id,
    SequencedMap<String, Object> fields,
    @Nullable Map<String, ?> remote,
    Set<String> unread) {
  public UnifiedRecord {
    unread = Set.copyOf(unread);
  }
}
