package dev.mapwright.server.openapi;

import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.server.http.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the table of a body's keys as a schema. */
final class BodySchema {
  private BodySchema() {}

  static Object of(Shape shape) {
    JsonTree members = new JsonTree();
    List<String> required = new ArrayList<>();
    for (Key key : shape.keys().values()) {
      JsonTree schema = schema(key.kind());
      members.with(key.name(), schema.with("description", key.words()));
      if (key.required()) {
        required.add(key.name());
      }
    }
    JsonTree tree = JsonTree.of("type", "object").with("properties", members);
    if (!required.isEmpty()) {
      tree.with("required", required);
    }
    return tree.with("additionalProperties", false).value();
  }

  private static JsonTree schema(Kind kind) {
    return switch (kind) {
      case Kind.Flag _ -> JsonTree.of("type", "boolean");
      case Kind.Whole(int least, int most) ->
          JsonTree.of("type", "integer").with("minimum", least).with("maximum", most);
      case Kind.Words(List<String> words) -> JsonTree.of("type", "string").with("enum", words);
      case Kind.Named _ ->
          JsonTree.of("type", "object").with("additionalProperties", Map.of("type", "string"));
      default -> JsonTree.of("type", "string");
    };
  }
}
