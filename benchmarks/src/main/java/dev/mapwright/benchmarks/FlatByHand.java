package dev.mapwright.benchmarks;

import static dev.mapwright.benchmarks.ByHand.copy;
import static dev.mapwright.benchmarks.ByHand.put;
import static dev.mapwright.benchmarks.ByHand.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code flat.jsonata}, written by hand. */
final class FlatByHand {
  private FlatByHand() {}

  static Object map(Map<?, ?> row) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(32);
    put(result, "id", text(row.get("CANDIDATE_ID")));
    put(result, "name", row.get("FIRST_NAME") + " " + row.get("LAST_NAME"));
    copy(result, "first_name", row, "FIRST_NAME");
    copy(result, "last_name", row, "LAST_NAME");
    copy(result, "title", row, "TITLE");
    copy(result, "company", row, "COMPANY");
    put(result, "is_private", "Y".equals(row.get("IS_PRIVATE")));
    List<Object> emails = new ArrayList<>(2);
    add(emails, "email", row.get("EMAIL"), "PERSONAL");
    add(emails, "email", row.get("EMAIL_2"), "OTHER");
    put(result, "emails", emails);
    List<Object> phones = new ArrayList<>(2);
    add(phones, "number", row.get("PHONE_HOME"), "HOME");
    add(phones, "number", row.get("PHONE_MOBILE"), "MOBILE");
    put(result, "phones", phones);
    put(result, "locations", List.of(location(row)));
    put(result, "applications", List.of(application(row)));
    result.put("recruiter", reference(row.get("RECRUITER_ID"), row, "RECRUITER_NAME"));
    copy(result, "salary", row, "SALARY");
    copy(result, "created_at", row, "CREATED");
    copy(result, "updated_at", row, "UPDATED");
    return result;
  }

  private static void add(List<Object> target, String key, @Nullable Object value, String type) {
    if (value instanceof String text && !text.isEmpty()) {
      Map<String, Object> entry = new LinkedHashMap<>(4);
      entry.put(key, value);
      entry.put("type", type);
      target.add(entry);
    }
  }

  private static Object location(Map<?, ?> row) {
    StringBuilder name = new StringBuilder();
    for (String field : List.of("STREET", "POSTCODE", "CITY", "COUNTRY")) {
      if (row.get(field) instanceof String part) {
        name.append(name.isEmpty() ? "" : ", ").append(part);
      }
    }
    Map<String, Object> result = new LinkedHashMap<>(4);
    result.put("name", name.toString());
    return result;
  }

  private static @Nullable Map<String, @Nullable Object> reference(
      @Nullable Object id, Map<?, ?> row, String nameField) {
    if (id == null) {
      return null;
    }
    Map<String, @Nullable Object> result = new LinkedHashMap<>(4);
    put(result, "id", text(id));
    copy(result, "name", row, nameField);
    return result;
  }

  private static Object application(Map<?, ?> row) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(16);
    put(result, "job", reference(row.get("JOB_ID"), row, "JOB_TITLE"));
    copy(result, "stage", row, "STAGE");
    put(result, "status", status(row.get("STATUS")));
    copy(result, "applied_at", row, "APPLIED_ON");
    copy(result, "rejected_at", row, "REJECTED_ON");
    copy(result, "reject_reason", row, "REJECT_REASON");
    copy(result, "source", row, "SOURCE");
    return result;
  }

  private static String status(@Nullable Object status) {
    return "A".equals(status) ? "ACTIVE" : "R".equals(status) ? "REJECTED" : "OTHER";
  }
}
