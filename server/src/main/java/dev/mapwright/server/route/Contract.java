package dev.mapwright.server.route;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.server.query.QueryParameter;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What callers may send to a route and what comes back, for documents. */
public sealed interface Contract {

  /**
   * For a path with a unified model in it, a contract for each.
   *
   * @param by the contract with a model filled in
   */
  record OfModels(Function<UnifiedModel, Plain> by) implements Contract {}

  /**
   * One contract.
   *
   * @param query its parameters
   * @param others further parameters, as documents have them
   * @param body the keys of its body; null if it takes none
   * @param answers what a 200 has, by content type, as JSON Schema
   * @param traits what else is to know of it
   */
  record Plain(
      List<QueryParameter<?>> query,
      List<?> others,
      @Nullable Shape body,
      SequencedMap<String, Map<String, ?>> answers,
      Set<Trait> traits)
      implements Contract {
    private static final String JSON = "application/json";

    public Plain {
      query = List.copyOf(query);
      others = List.copyOf(others);
      traits = Set.copyOf(traits);
      answers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(answers));
    }

    /** One that answers JSON by a schema, without calling a vendor. */
    public static Plain of(List<QueryParameter<?>> query, Map<String, ?> answer) {
      return of(query, JSON, answer);
    }

    /** One that answers bytes of any type. */
    public static Plain ofBytes(List<QueryParameter<?>> query) {
      return of(query, "*/*", Map.of("type", "string", "description", "Any bytes"));
    }

    /** One that answers a text of a type. */
    public static Plain ofText(String type) {
      return of(List.of(), type, Map.of("type", "string"));
    }

    private static Plain of(List<QueryParameter<?>> query, String type, Map<String, ?> answer) {
      return new Plain(query, List.of(), null, new LinkedHashMap<>(Map.of(type, answer)), Set.of());
    }

    /** The same with another type of answer. */
    public Plain or(String type, Map<String, ?> answer) {
      SequencedMap<String, Map<String, ?>> all = new LinkedHashMap<>(answers);
      all.put(type, answer);
      return new Plain(query, others, body, all, traits);
    }

    /** The same with a body. */
    public Plain sent(Shape keys) {
      return new Plain(query, others, keys, answers, traits);
    }

    /** The same with further parameters, as documents have them. */
    public Plain taking(List<?> parameters) {
      return new Plain(query, parameters, body, answers, traits);
    }

    /** The same with more to know of it. */
    public Plain with(Trait... more) {
      Set<Trait> all = new HashSet<>(traits);
      all.addAll(List.of(more));
      return new Plain(query, others, body, answers, all);
    }

    /** The names of all that a query may have; of those with brackets what stands before them. */
    public Set<String> queryNames() {
      Set<String> names = new HashSet<>(QueryParameter.names(query));
      for (Object other : others) {
        if (other instanceof Map<?, ?> parameter && "query".equals(parameter.get("in"))) {
          names.add(String.valueOf(parameter.get("name")).replaceFirst("\\[.*", ""));
        }
      }
      return names;
    }

    /** Whether that is to know of it. */
    public boolean is(Trait trait) {
      return traits.contains(trait);
    }
  }
}
