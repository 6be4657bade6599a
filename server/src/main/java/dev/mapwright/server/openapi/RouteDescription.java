package dev.mapwright.server.openapi;

import dev.mapwright.server.truto.ParameterDoc;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What a route does, for the document.
 *
 * @param id the name that generated clients give it
 * @param summary a few words
 * @param query its parameters
 * @param answers what a 200 has, by content type, as JSON Schema
 * @param traits what else is to know of it
 */
record RouteDescription(
    String id,
    String summary,
    List<ParameterDoc> query,
    SequencedMap<String, Map<String, ?>> answers,
    Set<Trait> traits) {
  private static final String JSON = "application/json";

  RouteDescription {
    query = List.copyOf(query);
    traits = Set.copyOf(traits);
    answers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(answers));
  }

  /** One that answers JSON by a schema, without calling a vendor. */
  static RouteDescription of(
      String id, String summary, List<ParameterDoc> query, Map<String, ?> answer) {
    SequencedMap<String, Map<String, ?>> answers = new LinkedHashMap<>();
    answers.put(JSON, answer);
    return new RouteDescription(id, summary, query, answers, Set.of());
  }

  /** One that answers bytes of any type. */
  static RouteDescription ofBytes(String id, String summary, List<ParameterDoc> query) {
    SequencedMap<String, Map<String, ?>> answers = new LinkedHashMap<>();
    answers.put("*/*", Map.of("type", "string", "description", "Any bytes"));
    return new RouteDescription(id, summary, query, answers, Set.of());
  }

  /** The same with another type of answer. */
  RouteDescription or(String type, Map<String, ?> answer) {
    SequencedMap<String, Map<String, ?>> all = new LinkedHashMap<>(answers);
    all.put(type, answer);
    return new RouteDescription(id, summary, query, all, traits);
  }

  /** The same with more to know of it. */
  RouteDescription with(Trait... more) {
    Set<Trait> all = new HashSet<>(traits);
    all.addAll(List.of(more));
    return new RouteDescription(id, summary, query, answers, all);
  }

  /** Whether that is to know of it. */
  boolean is(Trait trait) {
    return traits.contains(trait);
  }
}
