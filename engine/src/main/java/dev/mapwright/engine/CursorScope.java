package dev.mapwright.engine;

import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.read.ReadContext;
import dev.mapwright.jsonata.value.Json;
import java.util.Map;
import java.util.TreeMap;

/** What a cursor is good for, as a text. */
final class CursorScope {
  private CursorScope() {}

  static String of(ListCall call, ReadContext context, Plan plan) {
    return String.join(
        "|",
        call.purpose(),
        call.account().scope(),
        call.resource(),
        String.valueOf(call.query().filters()),
        String.valueOf(call.query().sort()),
        Json.write(sortKeys(call.query().remoteQuery())),
        String.valueOf(context.resource().list().indexOf(plan.source())),
        Integer.toHexString(call.account().connector().file().text().hashCode()));
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
