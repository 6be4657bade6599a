package dev.mapwright.jsonata.jackson;

import dev.mapwright.jsonata.value.JsonArray;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonNumber;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSONata's values as trees of Jackson 3, and back. Documents and variables may be {@link JsonNode}
 * anyway; {@code JsonNodes.of(expression.evaluate(node))} makes a tree of the result. Trees are
 * copied, so later changes of one do not show in the other.
 *
 * <p>Needs {@code tools.jackson.core:jackson-databind}, which this module does not bring.
 */
public final class JsonNodes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonNodes() {}

  /**
   * The tree of a value; undefined, and a function, is a missing node. Inside arrays and objects
   * they are left out.
   */
  public static JsonNode of(@Nullable Object value) {
    return switch (value) {
      case JsonNull _ -> NODES.nullNode();
      case String text -> NODES.stringNode(text);
      case Boolean truth -> NODES.booleanNode(truth);
      case Long whole -> NODES.numberNode((long) whole);
      case BigInteger big -> NODES.numberNode(big);
      case Number number -> NODES.numberNode(number.doubleValue());
      case List<?> list -> {
        ArrayNode array = NODES.arrayNode(list.size());
        list.stream().map(JsonNodes::of).filter(n -> !n.isMissingNode()).forEach(array::add);
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode object = NODES.objectNode();
        map.forEach((key, member) -> {
          JsonNode node = of(member);
          if (!node.isMissingNode()) {
            object.set(String.valueOf(key), node);
          }
        });
        yield object;
      }
      case null, default -> NODES.missingNode();
    };
  }

  /**
   * The value of a tree; {@code null}, undefined, for a missing node.
   *
   * @throws IllegalArgumentException if it holds bytes or a Java object, which are no JSON
   */
  public static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL -> JsonNull.NULL;
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> JsonNumber.of(node.numberValue());
      case ARRAY -> {
        List<Object> items = new ArrayList<>(node.size());
        for (JsonNode item : node) {
          Object value = value(item);
          if (value != null) {
            items.add(value);
          }
        }
        yield new JsonArray(items.toArray());
      }
      case OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
          Object value = value(member.getValue());
          if (value != null) {
            members.put(member.getKey(), value);
          }
        }
        yield Collections.unmodifiableMap(members);
      }
      case MISSING -> null;
      case BINARY, POJO ->
          throw new IllegalArgumentException(
              "a tree with a node of " + node.getNodeType() + " is no JSON");
    };
  }
}
