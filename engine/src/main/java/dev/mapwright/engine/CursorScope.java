package dev.mapwright.engine;

import dev.mapwright.jsonata.value.Json;
import java.util.Map;
import java.util.TreeMap;

/** Whose list of what a cursor goes on with, as a text. */
final class CursorScope {
  private CursorScope() {}

  static String of(ListCall call) {
    return String.join(
        "|",
        call.purpose(),
        call.account().scope(),
        call.resource(),
        String.valueOf(call.query().filters()),
        String.valueOf(call.query().sort()),
        Json.write(sortKeys(call.query().remoteQuery())));
  }

  private static Object sortKeys(Object value) {
    if (value instanceof Map<?, ?> object) {
      Map<String, Object> sorted = new TreeMap<>();
      object.forEach((key, member) -> sorted.put(String.valueOf(key), sortKeys(member)));
      return sorted;
    }
    return value;
  }
}
