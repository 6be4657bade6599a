package dev.mapwright.server.identity;

import dev.mapwright.engine.Meta;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.jsonata.value.JsonObject;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A record as it was read.
 *
 * @param remoteId the vendor's id
 * @param fields its unified fields, as far as they were read
 * @param absent top-level fields whose emptiness says nothing: not fetched, or a failed relation
 */
public record ObservedRecord(String remoteId, Map<String, Object> fields, Set<String> absent) {
  public ObservedRecord {
    fields =
        fields instanceof JsonObject
            ? fields // immutable, and some of its texts nobody has read yet
            : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    absent = Set.copyOf(absent);
  }

  /** A record as the engine read it; with {@code meta} of the same answer. */
  public static ObservedRecord of(UnifiedRecord record, Meta meta) {
    Set<String> absent = new HashSet<>(record.unread());
    meta.partial().forEach(path -> absent.add(FieldPath.of(path).root()));
    return new ObservedRecord(record.id(), record.fields(), absent);
  }
}
