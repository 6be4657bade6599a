package dev.mapwright.engine.expression.jsonata4java;

import dev.mapwright.jsonata.jackson.JsonNodes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Our values as JSONata4Java has them, and back: undefined is a Java null there. */
final class JacksonValues {
  private JacksonValues() {}

  /** Null for undefined, and for what is no JSON, such as a function. */
  static @Nullable JsonNode to(@Nullable Object value) {
    JsonNode node = JsonNodes.of(value);
    return node.isMissingNode() ? null : node;
  }

  /** Null for undefined, and for a function, which is a node of a Java object there. */
  static @Nullable Object from(@Nullable JsonNode node) {
    return node == null || node.isPojo() || node.isBinary() ? null : JsonNodes.value(node);
  }
}
