package dev.mapwright.engine.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.mapping.RecordMapper;
import dev.mapwright.engine.model.UnifiedModel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiled mappings, one per resource and set of wanted fields. Thread-safe. */
public final class Mappers {
  private final Cache<Key, RecordMapper> compiled = Caffeine.newBuilder().maximumSize(500).build();

  /** The mapper of these top-level fields. */
  RecordMapper of(Resource resource, UnifiedModel model, Set<String> fields) {
    return compiled.get(
        new Key(System.identityHashCode(resource), resource, Set.copyOf(fields)),
        key -> RecordMapper.of(resource, model, fields::contains));
  }

  /** Resources are compared by identity: a reloaded connector has mappers of its own. */
  private record Key(int hash, Resource resource, Set<String> fields) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.resource == resource && key.fields.equals(fields);
    }

    @Override
    public int hashCode() {
      return 31 * hash + fields.hashCode();
    }
  }
}
