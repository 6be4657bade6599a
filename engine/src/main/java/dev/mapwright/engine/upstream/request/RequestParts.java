package dev.mapwright.engine.upstream.request;

import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a request with all expressions evaluated: what a filter, a sort, a page, the caller's
 * remote query or the authentication adds. Immutable.
 *
 * @param query parameters by name
 * @param headers by name
 * @param json the JSON body or a part of it, or null
 * @param form the form body or a part of it, or null
 */
public record RequestParts(
    SequencedMap<String, Object> query,
    SequencedMap<String, String> headers,
    @Nullable Object json,
    @Nullable Map<String, Object> form) {
  public RequestParts {
    query = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(query));
    headers = byName(headers);
  }

  /** A copy in which a name is found in any spelling. */
  static SequencedMap<String, String> byName(Map<String, String> headers) {
    SequencedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return Collections.unmodifiableSequencedMap(copy);
  }

  /** Nothing. */
  public static final RequestParts EMPTY = ofQuery(Map.of());

  /** A fragment's values; what is undefined is left out, and null in queries and headers too. */
  public static RequestParts of(Fragment fragment, Variables variables) {
    SequencedMap<String, Object> query = values(fragment.query(), variables);
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    values(fragment.headers(), variables)
        .forEach((name, value) -> headers.put(name, Texts.of(value).strip()));
    return new RequestParts(
        query, headers, value(fragment.json(), variables), form(fragment.form(), variables));
  }

  private static SequencedMap<String, Object> values(
      Map<String, Template> templates, Variables variables) {
    SequencedMap<String, Object> values = new LinkedHashMap<>();
    templates.forEach((name, template) -> {
      Object value = template.render(null, variables);
      if (value != null && value != JsonNull.NULL) {
        values.put(name, value);
      }
    });
    return values;
  }

  private static @Nullable Object value(@Nullable Template template, Variables variables) {
    return template == null ? null : template.render(null, variables);
  }

  private static @Nullable Map<String, Object> form(
      @Nullable Template template, Variables variables) {
    Object value = value(template, variables);
    if (value == null) {
      return null;
    }
    Map<String, Object> members = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : ((Map<?, ?>) value).entrySet()) {
      members.put((String) member.getKey(), member.getValue());
    }
    return members;
  }

  /** Query parameters only. */
  public static RequestParts ofQuery(Map<String, Object> query) {
    return new RequestParts(new LinkedHashMap<>(query), new LinkedHashMap<>(), null, null);
  }

  /**
   * A member of the JSON body.
   *
   * @param members the names that lead to it, from the outermost
   */
  public static RequestParts ofJson(List<String> members, Object value) {
    Object body = value;
    for (String name : members.reversed()) {
      body = new LinkedHashMap<>(Map.of(name, body));
    }
    return new RequestParts(new LinkedHashMap<>(), new LinkedHashMap<>(), body, null);
  }

  /** A member of the form. */
  public static RequestParts ofForm(String name, Object value) {
    return new RequestParts(
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        null,
        new LinkedHashMap<>(Map.of(name, value)));
  }

  /** A header. */
  public static RequestParts ofHeader(String name, Object value) {
    return new RequestParts(
        new LinkedHashMap<>(), new LinkedHashMap<>(Map.of(name, Texts.of(value))), null, null);
  }

  /** Whether nothing is added: all values came out undefined, however deep they stand. */
  public boolean isEmpty() {
    return headers.isEmpty() && isEmpty(query) && isEmpty(json) && isEmpty(form);
  }

  /**
   * Where more would say something else than these do, such as {@code query sort_by}; null if it
   * fits.
   */
  public @Nullable String conflict(RequestParts more) {
    return Trees.conflict(parts(), more.parts());
  }

  /** With more: objects member by member, lists appended, of two other values the later one. */
  public RequestParts with(RequestParts more) {
    return new RequestParts(
        Trees.merged(query, more.query),
        Trees.merged(headers, more.headers),
        Trees.mergedOrEither(json, more.json),
        Trees.mergedMaps(form, more.form));
  }

  /** All parts as one tree. */
  Map<String, Object> parts() {
    return parts(query, headers, json, form);
  }

  static Map<String, Object> parts(
      Map<String, Object> query,
      Map<String, String> headers,
      @Nullable Object json,
      @Nullable Map<String, Object> form) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("query", query);
    parts.put("header", byName(headers));
    if (json != null) {
      parts.put("json", json);
    }
    if (form != null) {
      parts.put("form", form);
    }
    return parts;
  }

  private static boolean isEmpty(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case Map<?, ?> map -> map.values().stream().allMatch(RequestParts::isEmpty);
      case List<?> list -> list.stream().allMatch(RequestParts::isEmpty);
      default -> false;
    };
  }

  /** Its parts' names only: values may be secret. */
  @Override
  public String toString() {
    return "query " + query.keySet() + ", headers " + headers.keySet();
  }
}
