package dev.mapwright.benchmarks.run;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether two answers say the same, whatever the order of their members. An id is as good as
 * another, and so is when a record was noticed to have changed: those by hand cannot know ours.
 */
final class SameAnswers {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final int SHOWN = 120;

  private SameAnswers() {}

  /** Where they differ first, or nothing. */
  static Optional<String> difference(byte[] ours, byte[] theirs) {
    return difference("", read(ours), read(theirs));
  }

  private static JsonNode read(byte[] answer) {
    String text = new String(answer, StandardCharsets.UTF_8);
    JsonNode tree = JSON.readTree(ID.matcher(text).replaceAll("id"));
    for (JsonNode record : tree.path("items")) {
      ((ObjectNode) record).remove("modified_at");
    }
    return tree;
  }

  private static Optional<String> difference(String where, JsonNode ours, JsonNode theirs) {
    if (ours.equals(theirs)) {
      return Optional.empty();
    }
    if (ours.isObject() && theirs.isObject()) {
      return ours.propertyNames().stream()
          .filter(name -> !ours.get(name).equals(theirs.get(name)))
          .findFirst()
          .flatMap(name -> difference(where + "/" + name, ours.get(name), theirs.path(name)))
          .or(() -> Optional.of(where + " has members that ours has not"));
    }
    if (ours.isArray() && theirs.isArray() && ours.size() == theirs.size()) {
      for (int i = 0; i < ours.size(); i++) {
        if (!ours.get(i).equals(theirs.get(i))) {
          return difference(where + "/" + i, ours.get(i), theirs.get(i));
        }
      }
    }
    return Optional.of(where + ": " + shown(ours) + " is in ours, and " + shown(theirs) + " there");
  }

  private static String shown(JsonNode value) {
    String text = value.isMissingNode() ? "nothing" : value.toString();
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
