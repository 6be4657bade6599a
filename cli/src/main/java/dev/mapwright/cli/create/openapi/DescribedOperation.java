package dev.mapwright.cli.create.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a document.
 *
 * @param method in small letters
 * @param item the path's own members
 * @param members the operation's
 */
record DescribedOperation(
    Document document,
    String method,
    String path,
    Map<String, Object> item,
    Map<String, Object> members) {
  private static final Pattern VARIABLE = Pattern.compile("\\{[^{}/]+\\}");

  /** Method and path, as people write them. */
  String called() {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  boolean isGet() {
    return method.equals("get");
  }

  /** How many variables its path has. */
  int variables() {
    return (int) VARIABLE.matcher(path).results().count();
  }

  /** Its parameters of one place, by name; those of the path as well. */
  SequencedMap<String, Object> parameters(String in) {
    SequencedMap<String, Object> parameters = new LinkedHashMap<>();
    for (Map<String, Object> whose : List.of(item, members)) {
      for (Object parameter : document.items(whose, "parameters")) {
        if (document.text(parameter, "in").equals(in)) {
          put(document.text(parameter, "name"), parameter, parameters);
        }
      }
    }
    return parameters;
  }

  /** One that is an object goes out as several, such as {@code page[size]}. */
  private void put(String name, Object parameter, SequencedMap<String, Object> parameters) {
    Schema schema = schema(parameter);
    if (!schema.isObject() || schema.properties().isEmpty()) {
      parameters.put(name, parameter);
      return;
    }
    schema
        .properties()
        .forEach((member, described) -> {
          SequencedMap<String, Object> one = new LinkedHashMap<>();
          one.put("schema", described);
          parameters.put(name + "[" + member + "]", one);
        });
  }

  /** The schema of a parameter. */
  Schema schema(Object parameter) {
    return Schema.of(document, document.member(parameter, "schema"))
        .withExample(DescribedExamples.of(document, parameter));
  }

  /** Its successful answer; null where none is described. */
  private @Nullable Object success() {
    SequencedMap<String, Object> responses = document.members(members, "responses");
    for (String status : List.of("200", "2XX", "201", "206", "default")) {
      if (responses.get(status) != null) {
        return document.resolved(responses.get(status));
      }
    }
    return null;
  }

  /** The headers that its answer has, in small letters. */
  List<String> answerHeaders() {
    return document.members(success(), "headers").keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** What JSON it answers; null where it answers none. */
  @Nullable Schema answer() {
    return json(success());
  }

  /** What JSON it answers where something is wrong. */
  @Nullable Schema failure() {
    SequencedMap<String, Object> responses = document.members(members, "responses");
    for (String status : List.of("401", "403", "400", "404", "422", "4XX", "default")) {
      Schema schema = json(document.resolved(responses.get(status)));
      if (schema != null) {
        return schema;
      }
    }
    return null;
  }

  /** The body that it takes. */
  @Nullable Schema body() {
    return json(document.member(members, "requestBody"));
  }

  private @Nullable Schema json(@Nullable Object described) {
    for (Map.Entry<String, Object> content : document.members(described, "content").entrySet()) {
      if (content.getKey().contains("json") || content.getKey().equals("*/*")) {
        return Schema.of(document, document.member(content.getValue(), "schema"))
            .withExample(DescribedExamples.of(document, content.getValue()));
      }
    }
    return null;
  }
}
