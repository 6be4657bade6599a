package dev.mapwright.benchmarks.gateway;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code acme.yaml} says, written by hand: a record of the vendor to a unified one, both as
 * trees. It trusts the vendor where that saves time; values are shared between the two.
 */
final class UnifiedByHand {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Map<String, String> PHONES =
      Map.of("mobile", "mobile", "home", "home", "work", "work");
  private static final Map<String, String> EMAILS = Map.of("personal", "personal", "work", "work");
  private static final Map<String, String> ATTACHMENTS =
      Map.of("resume", "resume", "cover_letter", "cover_letter");

  private UnifiedByHand() {}

  static ObjectNode candidate(JsonNode c) {
    ObjectNode result = NODES.objectNode();
    result.put("id", text(c, "id"));
    JsonNode first = value(c, "first_name");
    JsonNode last = value(c, "last_name");
    result.set("first_name", first);
    result.set("last_name", last);
    result.put("name", first.asString() + " " + last.asString());
    result.set("company", value(c, "company"));
    result.set("title", value(c, "title"));
    result.set("last_interaction_at", time(c, "last_activity"));
    result.set("is_private", value(c, "is_private"));
    result.set("can_email", value(c, "can_email"));
    ArrayNode locations = result.putArray("locations");
    for (JsonNode address : items(c, "addresses")) {
      locations.add(value(address, "value"));
    }
    ArrayNode phones = result.putArray("phones");
    for (JsonNode phone : items(c, "phone_numbers")) {
      phone(phone, phones.addObject());
    }
    ArrayNode emails = result.putArray("emails");
    for (JsonNode email : items(c, "email_addresses")) {
      ObjectNode one = emails.addObject();
      one.set("email", value(email, "value"));
      one.put("type", word(EMAILS, email));
    }
    urls(c, result.putArray("urls"));
    ArrayNode tags = result.putArray("tags");
    for (JsonNode tag : items(c, "tags")) {
      ObjectNode one = tags.addObject();
      one.set("id", tag);
      one.set("name", tag);
    }
    ArrayNode applications = result.putArray("applications");
    for (JsonNode application : items(c, "applications")) {
      application(application, applications.addObject());
    }
    attachments(c, result.putArray("attachments"));
    result.set("created_at", time(c, "created_at"));
    result.set("updated_at", time(c, "updated_at"));
    return result;
  }

  private static void phone(JsonNode phone, ObjectNode result) {
    String number = value(phone, "value").asString();
    int extension = number.indexOf(" x");
    result.put("number", extension < 0 ? number : number.substring(0, extension));
    result.put("extension", extension < 0 ? null : number.substring(extension + 2));
    result.put("type", word(PHONES, phone));
  }

  private static void urls(JsonNode c, ArrayNode result) {
    for (JsonNode website : items(c, "website_addresses")) {
      ObjectNode one = result.addObject();
      one.set("url", value(website, "value"));
      one.set("type", value(website, "type"));
    }
    for (JsonNode profile : items(c, "social_media_addresses")) {
      ObjectNode one = result.addObject();
      one.set("url", value(profile, "value"));
      one.put("type", "social");
    }
  }

  private static void application(JsonNode a, ObjectNode result) {
    JsonNode job = value(a, "jobs").path(0);
    result.put("id", text(a, "id"));
    result.putObject("candidate").put("id", text(a, "candidate_id"));
    result.putObject("job").put("id", text(job, "id"));
    result.set("applied_at", time(a, "applied_at"));
    result.set("rejected_at", time(a, "rejected_at"));
    JsonNode source = value(a, "source");
    if (source.isNull()) {
      result.putNull("source");
    } else {
      ObjectNode one = result.putObject("source");
      one.put("id", text(source, "id"));
      one.set("name", value(source, "public_name"));
    }
    JsonNode user = value(a, "credited_to");
    if (user.isNull()) {
      result.putNull("credited_to");
    } else {
      user(user, result.putObject("credited_to"));
    }
    JsonNode stage = value(a, "current_stage");
    if (stage.isNull()) {
      result.putNull("current_stage");
    } else {
      ObjectNode one = result.putObject("current_stage");
      one.put("id", text(stage, "id"));
      one.set("name", value(stage, "name"));
      one.putObject("job").put("id", text(job, "id"));
      one.putNull("created_at");
      one.putNull("updated_at");
    }
    result.set("reject_reason", value(value(a, "rejection_reason"), "name"));
    attachments(a, result.putArray("attachments"));
    result.set("created_at", time(a, "created_at"));
    result.set("updated_at", time(a, "updated_at"));
  }

  private static void user(JsonNode user, ObjectNode result) {
    result.put("id", text(user, "id"));
    result.set("first_name", value(user, "first_name"));
    result.set("last_name", value(user, "last_name"));
    ArrayNode emails = result.putArray("emails");
    for (JsonNode email : items(user, "emails")) {
      ObjectNode one = emails.addObject();
      one.set("email", email);
      one.putNull("type");
      one.putNull("is_primary");
    }
  }

  private static void attachments(JsonNode from, ArrayNode result) {
    for (JsonNode attachment : items(from, "attachments")) {
      ObjectNode one = result.addObject();
      JsonNode name = value(attachment, "filename");
      one.set("id", name);
      one.set("file_name", name);
      one.set("file_url", value(attachment, "url"));
      one.putNull("candidate");
      one.putNull("application");
      one.putNull("job");
      one.put("attachment_type", word(ATTACHMENTS, attachment));
      one.set("created_at", time(attachment, "created_at"));
      one.putNull("updated_at");
    }
  }

  private static Iterable<JsonNode> items(JsonNode from, String key) {
    return value(from, key);
  }

  private static String word(Map<String, String> vocabulary, JsonNode item) {
    return vocabulary.getOrDefault(value(item, "type").asString(), "other");
  }

  /** The value of a member, null where it is not there. */
  private static JsonNode value(JsonNode from, String key) {
    JsonNode value = from.get(key);
    return value == null ? NullNode.getInstance() : value;
  }

  private static @Nullable String text(JsonNode from, String key) {
    JsonNode value = value(from, key);
    return value.isNull() ? null : value.asString();
  }

  /** The vendor's times are in UTC already; the unified ones have no milliseconds of zero. */
  private static JsonNode time(JsonNode from, String key) {
    JsonNode value = value(from, key);
    if (!value.isString() || !value.stringValue().endsWith(".000Z")) {
      return value;
    }
    String time = value.stringValue();
    return NODES.stringNode(time.substring(0, time.length() - ".000Z".length()) + "Z");
  }
}
