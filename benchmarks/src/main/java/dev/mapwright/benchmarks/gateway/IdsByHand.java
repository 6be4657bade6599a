package dev.mapwright.benchmarks.gateway;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form in which every record has an id of the gateway's own, and what hangs on it is a list of
 * ids. By hand the ids are name-based UUIDs, of MD5; nothing is remembered, so {@code modified_at}
 * is when the vendor says.
 */
final class IdsByHand {
  private static final String[] SAME = {
    "first_name",
    "last_name",
    "company",
    "title",
    "last_interaction_at",
    "is_private",
    "can_email",
    "locations"
  };

  private IdsByHand() {}

  static ObjectNode candidate(JsonNode unified) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("id", id("candidate", unified));
    result.set("remote_id", unified.get("id"));
    result.set("modified_at", unified.get("updated_at"));
    result.putNull("custom_fields");
    for (String name : SAME) {
      result.set(name, unified.get(name));
    }
    pluck(unified.get("phones"), "number", result.putArray("phone_numbers"));
    pluck(unified.get("emails"), "email", result.putArray("email_addresses"));
    ArrayNode urls = result.putArray("urls");
    for (JsonNode url : unified.get("urls")) {
      ObjectNode one = urls.addObject();
      one.set("type", url.get("type"));
      one.set("value", url.get("url"));
    }
    pluck(unified.get("tags"), "name", result.putArray("tags"));
    ids(unified.get("applications"), "application", result.putArray("applications"));
    ids(unified.get("attachments"), "attachment", result.putArray("attachments"));
    result.set("remote_created_at", unified.get("created_at"));
    result.set("remote_updated_at", unified.get("updated_at"));
    result.putNull("avatar");
    return result;
  }

  private static void pluck(JsonNode items, String key, ArrayNode result) {
    for (JsonNode item : items) {
      result.add(item.get(key));
    }
  }

  private static void ids(JsonNode items, String kind, ArrayNode result) {
    for (JsonNode item : items) {
      result.add(id(kind, item));
    }
  }

  private static String id(String kind, JsonNode record) {
    String name = kind + "/" + record.get("id").asString();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
