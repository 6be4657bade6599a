package dev.mapwright.server.query;

import dev.mapwright.server.http.JsonTree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A query parameter, said once: how it is read, which names are known and what documents say of it
 * all come from here. Immutable.
 *
 * @param name as it is sent
 * @param required whether nothing is answered without it
 * @param schema what values it takes, as JSON Schema
 * @param description what it does
 * @param reading how it is taken out of a query
 */
public record QueryParameter<T>(
    String name, boolean required, Map<String, ?> schema, String description, Reading<T> reading) {
  private static final Map<String, ?> TEXT = Map.of("type", "string");
  private static final Map<String, ?> FLAG = Map.of("type", "boolean");
  private static final Map<String, ?> TREE =
      JsonTree.of("type", "object").with("additionalProperties", true).value();

  /** Takes a parameter out of a query; mistakes are noted with the reader. */
  @FunctionalInterface
  public interface Reading<T> {
    /** The value, or what stands for it where there is none. */
    T of(ParameterReader query, String name);
  }

  public QueryParameter {
    schema = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(schema));
  }

  /** One that need not be there. */
  public QueryParameter(
      String name, Map<String, ?> schema, String description, Reading<T> reading) {
    this(name, false, schema, description, reading);
  }

  /** A text that must be there. */
  public static QueryParameter<String> required(String name, String description) {
    return new QueryParameter<>(name, true, TEXT, description, ParameterReader::required);
  }

  /** A text; empty if it is missing or empty. */
  public static QueryParameter<Optional<String>> text(String name, String description) {
    return new QueryParameter<>(
        name, TEXT, description, (query, own) -> Optional.ofNullable(query.text(own)));
  }

  /** True or false; false if it is missing. */
  public static QueryParameter<Boolean> flag(String name, String description) {
    return new QueryParameter<>(name, FLAG, description, ParameterReader::flag);
  }

  /** One of several words; empty if it is missing. Documents have them in their order. */
  public static <T> QueryParameter<Optional<T>> choice(
      String name, SequencedMap<String, T> words, String description) {
    SequencedMap<String, Optional<T>> values = new LinkedHashMap<>();
    words.forEach((word, value) -> values.put(word, Optional.of(value)));
    return new QueryParameter<>(
        name,
        oneOf(List.copyOf(values.keySet())),
        description,
        (query, own) -> query.choice(own, values, Optional.empty()));
  }

  /** A whole number within bounds. */
  public static QueryParameter<Integer> number(
      String name, int byDefault, int least, int most, String description) {
    Map<String, ?> schema =
        JsonTree.of("type", "integer")
            .with("minimum", least)
            .with("maximum", most)
            .with("default", byDefault)
            .value();
    return new QueryParameter<>(
        name, schema, description, (query, own) -> query.number(own, byDefault, least, most));
  }

  /** Several of the words. */
  public static QueryParameter<List<String>> words(
      String name, List<String> words, String description) {
    return new QueryParameter<>(
        name,
        JsonTree.of("type", "array").with("items", oneOf(words)).value(),
        description,
        (query, own) -> query.words(own, new LinkedHashSet<>(words)));
  }

  /** Named values of any form. */
  public static QueryParameter<Map<String, Object>> tree(String name, String description) {
    return new QueryParameter<>(name, TREE, description, ParameterReader::nested);
  }

  /** The same, read in another way. */
  public <U> QueryParameter<U> readAs(Reading<U> other) {
    return new QueryParameter<>(name, required, schema, description, other);
  }

  /** The same with another schema. */
  public QueryParameter<T> as(Map<String, ?> other) {
    return new QueryParameter<>(name, required, other, description, reading);
  }

  /** Takes it out of a query. */
  public T read(ParameterReader query) {
    return reading.of(query, name);
  }

  /** The names of parameters. */
  public static List<String> names(List<QueryParameter<?>> parameters) {
    return parameters.stream().<String>map(QueryParameter::name).toList();
  }

  /** The schema of a text that is one of the words. */
  public static Map<String, ?> oneOf(List<String> words) {
    return JsonTree.of("type", "string").with("enum", words).value();
  }
}
