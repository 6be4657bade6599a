package dev.mapwright.cli.create.openapi;

import dev.mapwright.jsonata.value.JsonNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a document says of a value. Looked into step by step, so that one which holds itself has no
 * end but harms nobody: whoever goes down counts the steps.
 *
 * @param type of JSON Schema; {@code ""} where none is said
 * @param format {@code ""} where none is said
 * @param properties of an object
 * @param items of a list
 * @param example null where there is none
 * @param words the only values
 * @param maximum of a number; 0 where none is said
 */
record Schema(
    Document document,
    String type,
    String format,
    SequencedMap<String, Object> properties,
    @Nullable Object items,
    @Nullable Object example,
    List<Object> words,
    long maximum) {
  /** How deep documents are looked into. */
  static final int DEEPEST = 6;

  /** A document that is all of one and one of two says too much; this is enough of it. */
  private static final int MOST_PARTS = 8;

  /** The schema that a document describes so. */
  static Schema of(Document document, @Nullable Object described) {
    SequencedMap<String, Object> whole = new LinkedHashMap<>();
    merge(document, document.map(described), whole, 0);
    SequencedMap<String, Object> properties = document.members(whole, "properties");
    Object items = whole.get("items");
    Object example = DescribedExamples.of(document, whole);
    if (example == null && whole.containsKey("default")) {
      example = whole.get("default");
    }
    return new Schema(
        document,
        type(whole, properties, items),
        document.text(whole, "format"),
        properties,
        items,
        example == JsonNull.NULL ? null : example,
        whole.containsKey("const")
            ? List.of(String.valueOf(whole.get("const")))
            : document.items(whole, "enum").stream().filter(one -> one != JsonNull.NULL).toList(),
        whole.get("maximum") instanceof Number most ? most.longValue() : 0);
  }

  /** All of {@code allOf}, and of {@code oneOf} and {@code anyOf} the first that is not null. */
  private static void merge(
      Document document,
      SequencedMap<String, Object> from,
      SequencedMap<String, Object> whole,
      int depth) {
    from.forEach((key, value) -> {
      if (key.equals("properties")) {
        SequencedMap<String, Object> together = document.members(whole, "properties");
        together.putAll(document.map(value));
        whole.put(key, together);
      } else {
        whole.put(key, value);
      }
    });
    if (depth > Schema.DEEPEST) {
      return;
    }
    document.items(from, "allOf").stream()
        .limit(MOST_PARTS)
        .forEach(part -> merge(document, document.map(part), whole, depth + 1));
    for (String choice : List.of("oneOf", "anyOf")) {
      document.items(from, choice).stream()
          .map(document::map)
          .filter(part -> !"null".equals(part.get("type")))
          .findFirst()
          .ifPresent(part -> merge(document, part, whole, depth + 1));
    }
  }

  private static String type(
      Map<String, Object> whole, Map<String, Object> properties, @Nullable Object items) {
    Object type = whole.get("type");
    if (type instanceof List<?> several) {
      type =
          several.stream()
              .map(String::valueOf)
              .filter(one -> !one.equals("null"))
              .findFirst()
              .orElse("");
    }
    if (type instanceof String text) {
      return text;
    }
    return !properties.isEmpty() ? "object" : items != null ? "array" : "";
  }

  /** The same with the example of a body, unless it has one itself. */
  Schema withExample(@Nullable Object one) {
    return one == null
        ? this
        : new Schema(document, type, format, properties, items, one, words, maximum);
  }

  boolean isObject() {
    return type.equals("object");
  }

  boolean isList() {
    return type.equals("array");
  }

  /** A member, with what the example has there. */
  Schema member(String name) {
    Schema member = of(document, properties.get(name));
    return member.withExample(
        example instanceof Map<?, ?> map && stated(map.get(name)) ? map.get(name) : null);
  }

  private static boolean stated(@Nullable Object value) {
    return value != null && value != JsonNull.NULL;
  }

  /** What a list holds, with the first of the example. */
  Schema item() {
    return of(document, items)
        .withExample(
            example instanceof List<?> list && !list.isEmpty() && stated(list.getFirst())
                ? list.getFirst()
                : null);
  }
}
