package dev.mapwright.server.openapi;

import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.server.http.JsonTree;
import java.util.ArrayList;
import java.util.List;

/** Writes the table of a body's keys as a schema. */
final class BodySchema {
  private BodySchema() {}

  static JsonTree of(Shape shape) {
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
    return tree.with("additionalProperties", false);
  }

  private static JsonTree schema(Kind kind) {
    return switch (kind) {
      case Kind.Flag _ -> JsonTree.of("type", "boolean");
      case Kind.Whole(int least, int most) ->
          JsonTree.of("type", "integer").with("minimum", least).with("maximum", most);
      case Kind.Words(List<String> words) -> JsonTree.of("type", "string").with("enum", words);
      case Kind.Named named ->
          JsonTree.of("type", "object").with("additionalProperties", schema(named.value()));
      case Kind.Shaped(Shape shape) -> of(shape);
      case Kind.Many(Kind item) -> JsonTree.of("type", "array").with("items", schema(item));
      case Kind.Either(List<Kind> kinds) ->
          JsonTree.of("anyOf", kinds.stream().map(each -> schema(each).value()).toList());
      case Kind.MappingOverlay _ -> JsonTree.of("type", "object");
      case Kind.Json _, Kind.Tree _ -> new JsonTree();
      default -> JsonTree.of("type", "string");
    };
  }
}
