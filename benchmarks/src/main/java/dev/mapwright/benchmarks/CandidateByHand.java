package dev.mapwright.benchmarks;

import static dev.mapwright.benchmarks.ByHand.copy;
import static dev.mapwright.benchmarks.ByHand.each;
import static dev.mapwright.benchmarks.ByHand.object;
import static dev.mapwright.benchmarks.ByHand.put;
import static dev.mapwright.benchmarks.ByHand.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code mapping.jsonata}, written by hand. */
final class CandidateByHand {
  private static final Map<String, String> PHONE_TYPES =
      Map.of(
          "mobile", "MOBILE", "home", "HOME", "work", "WORK", "skype", "SKYPE", "other", "OTHER");
  private static final Map<String, String> EMAIL_TYPES =
      Map.of("personal", "PERSONAL", "work", "WORK", "other", "OTHER");
  private static final Map<String, String> ATTACHMENT_TYPES =
      Map.of("resume", "RESUME", "cover_letter", "COVER_LETTER", "offer_packet", "OFFER_LETTER");

  private CandidateByHand() {}

  static Object map(Map<?, ?> c) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    put(result, "id", text(c.get("id")));
    copy(result, "first_name", c, "first_name");
    copy(result, "last_name", c, "last_name");
    put(result, "name", c.get("first_name") + " " + c.get("last_name"));
    copy(result, "company", c, "company");
    copy(result, "title", c, "title");
    copy(result, "last_interaction_at", c, "last_activity");
    copy(result, "is_private", c, "is_private");
    copy(result, "can_email", c, "can_email");
    put(result, "locations", each(c.get("addresses"), a -> typed("name", a, upper(a))));
    put(result, "phones", each(c.get("phone_numbers"), CandidateByHand::phone));
    put(
        result,
        "emails",
        each(c.get("email_addresses"), e -> typed("email", e, pick(EMAIL_TYPES, e))));
    List<@Nullable Object> urls = new ArrayList<>();
    urls.addAll(each(c.get("website_addresses"), w -> typed("url", w, upper(w))));
    urls.addAll(each(c.get("social_media_addresses"), s -> typed("url", s, "SOCIAL")));
    put(result, "urls", urls);
    put(result, "tags", tags(c.get("tags")));
    put(result, "applications", each(c.get("applications"), CandidateByHand::application));
    put(result, "attachments", each(c.get("attachments"), CandidateByHand::attachment));
    copy(result, "created_at", c, "created_at");
    copy(result, "updated_at", c, "updated_at");
    return result;
  }

  private static String pick(Map<String, String> types, Map<?, ?> item) {
    Object type = item.get("type");
    return type == null ? "OTHER" : types.getOrDefault(type, "OTHER");
  }

  private static @Nullable String upper(Map<?, ?> item) {
    return item.get("type") instanceof String type ? type.toUpperCase(Locale.ROOT) : null;
  }

  private static Object typed(String key, Map<?, ?> item, @Nullable String type) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(4);
    copy(result, key, item, "value");
    put(result, "type", type);
    return result;
  }

  private static Object phone(Map<?, ?> p) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(4);
    String value = p.get("value") instanceof String text ? text : "";
    int extension = value.indexOf(" x");
    put(result, "number", extension < 0 ? p.get("value") : value.substring(0, extension));
    result.put("extension", extension < 0 ? null : value.substring(extension + 2));
    put(result, "type", pick(PHONE_TYPES, p));
    return result;
  }

  private static List<@Nullable Object> tags(@Nullable Object tags) {
    List<@Nullable Object> result = new ArrayList<>();
    if (tags instanceof List<?> names) {
      for (int i = 0; i < names.size(); i++) {
        Map<String, @Nullable Object> tag = new LinkedHashMap<>(4);
        tag.put("id", Integer.toString(i));
        put(tag, "name", names.get(i));
        result.add(tag);
      }
    }
    return result;
  }

  private static Object attachment(Map<?, ?> a) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(8);
    copy(result, "file_name", a, "filename");
    copy(result, "url", a, "url");
    put(result, "type", pick(ATTACHMENT_TYPES, a));
    copy(result, "created_at", a, "created_at");
    return result;
  }

  private static Map<String, @Nullable Object> reference(@Nullable Object id) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(4);
    put(result, "id", text(id));
    return result;
  }

  private static @Nullable Object user(@Nullable Object value) {
    Map<?, ?> u = object(value);
    if (u == null || u.get("id") == null) {
      return null;
    }
    Map<String, @Nullable Object> result = reference(u.get("id"));
    copy(result, "first_name", u, "first_name");
    copy(result, "last_name", u, "last_name");
    put(result, "emails", u.get("emails") instanceof List<?> emails ? emails : List.of());
    return result;
  }

  private static Object application(Map<?, ?> app) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(16);
    Object jobId = jobId(app.get("jobs"));
    put(result, "id", text(app.get("id")));
    put(result, "candidate", reference(app.get("candidate_id")));
    put(result, "job", reference(jobId));
    copy(result, "applied_at", app, "applied_at");
    copy(result, "rejected_at", app, "rejected_at");
    result.put("source", source(object(app.get("source"))));
    result.put("credited_to", user(app.get("credited_to")));
    result.put("current_stage", stage(object(app.get("current_stage")), jobId));
    Map<?, ?> reason = object(app.get("rejection_reason"));
    result.put("reject_reason", reason == null ? null : reason.get("name"));
    put(result, "attachments", each(app.get("attachments"), CandidateByHand::attachment));
    copy(result, "created_at", app, "created_at");
    copy(result, "updated_at", app, "updated_at");
    return result;
  }

  private static @Nullable Object jobId(@Nullable Object jobs) {
    return jobs instanceof List<?> list
            && !list.isEmpty()
            && list.getFirst() instanceof Map<?, ?> job
        ? job.get("id")
        : null;
  }

  private static @Nullable Object source(@Nullable Map<?, ?> source) {
    if (source == null || source.get("id") == null) {
      return null;
    }
    Map<String, @Nullable Object> result = reference(source.get("id"));
    copy(result, "name", source, "public_name");
    return result;
  }

  private static @Nullable Object stage(@Nullable Map<?, ?> stage, @Nullable Object jobId) {
    if (stage == null || stage.get("id") == null) {
      return null;
    }
    Map<String, @Nullable Object> result = reference(stage.get("id"));
    copy(result, "name", stage, "name");
    put(result, "job", reference(jobId));
    return result;
  }
}
