package dev.mapwright.server.openapi;

import dev.mapwright.server.truto.ParameterDoc;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a route does, for the document.
 *
 * @param id the name that generated clients give it
 * @param summary a few words
 * @param query its parameters
 * @param answers what a 200 has, by content type, as JSON Schema
 * @param open whether it needs no token
 * @param callsVendor whether a vendor may fail behind it
 */
record RouteDescription(
    String id,
    String summary,
    List<ParameterDoc> query,
    SequencedMap<String, Map<String, ?>> answers,
    boolean open,
    boolean callsVendor) {
  private static final String JSON = "application/json";

  RouteDescription {
    query = List.copyOf(query);
    answers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(answers));
  }

  /** One that answers JSON by a schema, without calling a vendor. */
  static RouteDescription of(
      String id, String summary, List<ParameterDoc> query, Map<String, ?> answer) {
    SequencedMap<String, Map<String, ?>> answers = new LinkedHashMap<>();
    answers.put(JSON, answer);
    return new RouteDescription(id, summary, query, answers, false, false);
  }

  /** One that answers bytes of any type. */
  static RouteDescription ofBytes(String id, String summary, List<ParameterDoc> query) {
    SequencedMap<String, Map<String, ?>> answers = new LinkedHashMap<>();
    answers.put("*/*", Map.of("type", "string", "description", "Any bytes"));
    return new RouteDescription(id, summary, query, answers, false, false);
  }

  /** The same with another type of answer. */
  RouteDescription or(String type, Map<String, ?> answer) {
    SequencedMap<String, Map<String, ?>> all = new LinkedHashMap<>(answers);
    all.put(type, answer);
    return new RouteDescription(id, summary, query, all, open, callsVendor);
  }

  /** The same without a token. */
  RouteDescription withoutToken() {
    return new RouteDescription(id, summary, query, answers, true, callsVendor);
  }

  /** The same with a vendor behind it. */
  RouteDescription fromVendor() {
    return new RouteDescription(id, summary, query, answers, open, true);
  }
}
