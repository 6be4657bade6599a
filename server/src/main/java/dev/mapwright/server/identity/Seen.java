package dev.mapwright.server.identity;

import dev.mapwright.engine.Meta;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A record as it was read.
 *
 * @param remoteId the vendor's id
 * @param fields its unified fields, as far as they were read
 * @param absent top-level fields whose emptiness says nothing: not fetched, or a failed relation
 */
public record Seen(String remoteId, Map<String, Object> fields, Set<String> absent) {
  public Seen {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    absent = Set.copyOf(absent);
  }

  /** A record as the engine gave it. */
  public static Seen of(UnifiedRecord record, Meta meta) {
    Set<String> absent =
        meta.partial().stream()
            .map(path -> FieldPath.of(path).root())
            .collect(Collectors.toUnmodifiableSet());
    return new Seen(record.id(), record.fields(), absent);
  }

  /** A record of which nothing but its id is known. */
  public static Seen idOnly(String remoteId) {
    return new Seen(remoteId, Map.of(), Set.of());
  }
}
