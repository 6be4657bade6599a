package dev.mapwright.server.truto;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A query parameter that is no filter, for people and for schemas.
 *
 * @param name as it is sent
 * @param required whether nothing is answered without it
 * @param schema what values it takes, as JSON Schema
 * @param description what it does
 */
public record ParameterDoc(
    String name, boolean required, Map<String, ?> schema, String description) {
  public ParameterDoc {
    schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
  }
}
