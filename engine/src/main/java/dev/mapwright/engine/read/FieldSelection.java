package dev.mapwright.engine.read;

import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.walk.VendorRecord;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a record the caller wants. */
final class FieldSelection {
  private FieldSelection() {}

  /** The top-level fields wanted. */
  static Set<String> wanted(UnifiedModel model, Wants wants) {
    if (!wants.fields()) {
      return Set.of();
    }
    Set<String> fields = new LinkedHashSet<>(model.root().names());
    fields.removeAll(wants.excluded());
    return fields;
  }

  /** The vendor's own record, if wanted. */
  @SuppressWarnings("unchecked") // the keys of a JSON object are texts
  static @Nullable Map<String, ?> remote(VendorRecord record, Wants wants) {
    if (!wants.remote()) {
      return null;
    }
    return record.whole() instanceof Map<?, ?> object
        ? (Map<String, ?>) object
        : Map.of("value", record.whole());
  }
}
