package dev.mapwright.server.dialect.serve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Which parts of a record a caller asked for besides the usual ones.
 *
 * @param fields fields that are given only when asked for
 * @param expanded relations to give as objects, each with the fields wanted; none means all
 */
record RequestedParts(Set<String> fields, SequencedMap<String, List<String>> expanded) {
  RequestedParts {
    fields = Set.copyOf(fields);
    expanded = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(expanded));
  }

  /** An object with only the fields wanted. */
  static Map<String, Object> cut(Map<String, Object> object, List<String> wanted) {
    if (wanted.isEmpty()) {
      return object;
    }
    Map<String, Object> kept = new LinkedHashMap<>(object);
    kept.keySet().retainAll(wanted);
    return kept;
  }
}
