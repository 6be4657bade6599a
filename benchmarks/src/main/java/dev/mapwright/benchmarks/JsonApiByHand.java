package dev.mapwright.benchmarks;

import static dev.mapwright.benchmarks.ByHand.copy;
import static dev.mapwright.benchmarks.ByHand.each;
import static dev.mapwright.benchmarks.ByHand.put;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code jsonapi.jsonata}, written by hand. */
final class JsonApiByHand {
  private final List<?> included;

  private JsonApiByHand(List<?> included) {
    this.included = included;
  }

  static Object map(Map<?, ?> document) {
    List<?> included = document.get("included") instanceof List<?> list ? list : List.of();
    return new JsonApiByHand(included).candidate(in(document, "data"));
  }

  private static Map<?, ?> in(Map<?, ?> object, String key) {
    return object.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
  }

  private Map<?, ?> find(Map<?, ?> reference) {
    Object id = reference.get("id");
    Object type = reference.get("type");
    if (id != null) {
      for (int i = 0; i < included.size(); i++) {
        if (included.get(i) instanceof Map<?, ?> item
            && id.equals(item.get("id"))
            && type != null
            && type.equals(item.get("type"))) {
          return item;
        }
      }
    }
    return Map.of();
  }

  private Object candidate(Map<?, ?> data) {
    Map<?, ?> attributes = in(data, "attributes");
    Map<?, ?> relationships = in(data, "relationships");
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    copy(result, "id", data, "id");
    copy(result, "first_name", attributes, "first-name");
    copy(result, "last_name", attributes, "last-name");
    put(result, "emails", List.of(typed("email", attributes, "email", "PERSONAL")));
    put(result, "phones", List.of(typed("number", attributes, "phone", "MOBILE")));
    put(result, "urls", List.of(typed("url", attributes, "linkedin-url", "SOCIAL")));
    Object tags = in(relationships, "tags").get("data");
    put(result, "tags", each(tags, tag -> in(find(tag), "attributes").get("name")));
    Object applications = in(relationships, "job-applications").get("data");
    put(result, "applications", each(applications, this::application));
    copy(result, "created_at", attributes, "created-at");
    copy(result, "updated_at", attributes, "updated-at");
    return result;
  }

  private static Object typed(String key, Map<?, ?> source, String field, String type) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(4);
    copy(result, key, source, field);
    put(result, "type", type);
    return result;
  }

  private Object application(Map<?, ?> reference) {
    Map<?, ?> application = find(reference);
    Map<?, ?> attributes = in(application, "attributes");
    Map<?, ?> relationships = in(application, "relationships");
    Map<String, @Nullable Object> result = new LinkedHashMap<>(8);
    copy(result, "id", application, "id");
    if (attributes.get("status") instanceof String status) {
      put(result, "status", status.toUpperCase(Locale.ROOT));
    }
    copy(result, "applied_at", attributes, "created-at");
    copy(result, "rejected_at", attributes, "rejected-at");
    put(result, "job", related(relationships, "job").get("title"));
    put(result, "stage", related(relationships, "stage").get("name"));
    return result;
  }

  private Map<?, ?> related(Map<?, ?> relationships, String name) {
    return in(find(in(in(relationships, name), "data")), "attributes");
  }
}
