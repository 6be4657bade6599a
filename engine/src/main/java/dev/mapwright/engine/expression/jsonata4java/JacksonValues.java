package dev.mapwright.engine.expression.jsonata4java;

import dev.mapwright.jsonata.JsonArray;
import dev.mapwright.jsonata.JsonNull;
import dev.mapwright.jsonata.JsonNumber;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Our values as Jackson's tree, and back. */
final class JacksonValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JacksonValues() {}

  /** Null for undefined, and for what is no JSON, such as a function. */
  static @Nullable JsonNode to(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case JsonNull _ -> NODES.nullNode();
      case String text -> NODES.stringNode(text);
      case Boolean truth -> NODES.booleanNode(truth);
      case Long whole -> NODES.numberNode((long) whole);
      case BigInteger big -> NODES.numberNode(big);
      case Number number -> NODES.numberNode(number.doubleValue());
      case List<?> list -> {
        ArrayNode array = NODES.arrayNode(list.size());
        list.forEach(item -> add(array, to(item)));
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode object = NODES.objectNode();
        map.forEach((key, member) -> set(object, String.valueOf(key), to(member)));
        yield object;
      }
      default -> null;
    };
  }

  private static void add(ArrayNode array, @Nullable JsonNode item) {
    if (item != null) {
      array.add(item);
    }
  }

  private static void set(ObjectNode object, String key, @Nullable JsonNode member) {
    if (member != null) {
      object.set(key, member);
    }
  }

  /** Null for undefined. */
  static @Nullable Object from(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    return switch (node.getNodeType()) {
      case NULL -> JsonNull.NULL;
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> JsonNumber.of(node.numberValue());
      case ARRAY -> {
        List<Object> items = new ArrayList<>(node.size());
        for (JsonNode item : node) {
          Object value = from(item);
          if (value != null) {
            items.add(value);
          }
        }
        yield new JsonArray(items.toArray());
      }
      case OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
          Object value = from(member.getValue());
          if (value != null) {
            members.put(member.getKey(), value);
          }
        }
        yield members;
      }
      case MISSING, BINARY, POJO -> null;
    };
  }
}
