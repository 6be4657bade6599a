package dev.mapwright.server.identity;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.jsonata.value.Json;
import java.util.Map;
import java.util.Set;

/** Candidates as they are read, written as JSON. */
final class Candidates {
  static final UnifiedModel MODEL = UnifiedModels.bundled().find("ats/candidates").orElseThrow();
  static final String RESOURCE = "candidates";

  private Candidates() {}

  /** A candidate of these fields; quotes are written as apostrophes. */
  @SuppressWarnings("unchecked") // keys of JSON objects are text
  static ObservedRecord seen(String id, String fields, String... absent) {
    return new ObservedRecord(
        id, (Map<String, Object>) Json.read(fields.replace('\'', '"')), Set.of(absent));
  }
}
