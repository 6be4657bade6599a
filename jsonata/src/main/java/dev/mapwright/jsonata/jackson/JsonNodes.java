package dev.mapwright.jsonata.jackson;

import dev.mapwright.jsonata.value.AnyFunction;
import dev.mapwright.jsonata.value.JsonArray;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonNumber;
import dev.mapwright.jsonata.value.JsonataException;
import dev.mapwright.jsonata.value.Places;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * JSONata's values as trees of Jackson 3, and back. Documents and variables may be {@link JsonNode}
 * anyway; {@code JsonNodes.of(expression.evaluate(node))} makes a tree of the result. Trees are
 * copied, so later changes of one do not show in the other.
 *
 * <p>Needs {@code tools.jackson.core:jackson-databind}, which this module does not bring.
 */
public final class JsonNodes {
  /** As deep as documents may nest. */
  private static final int NESTING = 1_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonNodes() {}

  /**
   * The tree of a value; undefined, and a function, is a missing node, and left out inside arrays
   * and objects. What is infinite or no number is null, as where it is written.
   *
   * @param value what an evaluation gives; Java's {@code null} in lists and maps is JSON's
   * @throws JsonataException {@code M4002}, with the place, if there is anything else in it; {@code
   *     M2003} if it nests more than 1,000 levels deep
   */
  public static JsonNode of(@Nullable Object value) {
    return value == null ? NODES.missingNode() : of(value, value, 0);
  }

  private static JsonNode of(Object root, @Nullable Object value, int depth) {
    if (depth > NESTING) {
      throw JsonataException.of("M2003", "A value nested more than " + NESTING + " levels deep");
    }
    return switch (value) {
      case null -> NODES.nullNode();
      case JsonNull _ -> NODES.nullNode();
      case String text -> NODES.stringNode(text);
      case Boolean truth -> NODES.booleanNode(truth);
      case Number number -> of(JsonNumber.of(number));
      case List<?> list -> {
        ArrayNode array = NODES.arrayNode(list.size());
        for (Object item : list) {
          JsonNode node = of(root, item, depth + 1);
          if (!node.isMissingNode()) {
            array.add(node);
          }
        }
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<?, ?> member : map.entrySet()) {
          JsonNode node = of(root, member.getValue(), depth + 1);
          if (!node.isMissingNode()) {
            object.set(String.valueOf(member.getKey()), node);
          }
        }
        yield object;
      }
      case AnyFunction _ -> NODES.missingNode();
      default -> throw Places.refusal(root);
    };
  }

  private static JsonNode of(Number number) {
    return switch (number) {
      case Long whole -> NODES.numberNode((long) whole);
      case BigInteger big -> NODES.numberNode(big);
      default ->
          Double.isFinite(number.doubleValue())
              ? NODES.numberNode(number.doubleValue())
              : NODES.nullNode();
    };
  }

  /**
   * The value of a tree; {@code null}, undefined, for a missing node.
   *
   * @throws JsonataException {@code M4002}, with the place, if it holds bytes or a Java object,
   *     which are no JSON; {@code M2002} if it nests more than 1,000 levels deep
   */
  public static @Nullable Object value(JsonNode node) {
    return value(node, "$");
  }

  /**
   * As {@link #value(JsonNode)}.
   *
   * @param place where the tree lies, for errors
   */
  public static @Nullable Object value(JsonNode node, String place) {
    return new TreeReader(place).value(node);
  }

  /** Goes through one tree. */
  private static final class TreeReader {
    private final String root;
    private final Deque<Object> path = new ArrayDeque<>();

    TreeReader(String root) {
      this.root = root;
    }

    @Nullable Object value(JsonNode node) {
      return switch (node.getNodeType()) {
        case NULL -> JsonNull.NULL;
        case STRING -> node.stringValue();
        case BOOLEAN -> node.booleanValue();
        case NUMBER -> JsonNumber.of(node.numberValue());
        case ARRAY -> array(node);
        case OBJECT -> object(node);
        case MISSING -> null;
        case BINARY, POJO -> {
          Object held = node instanceof POJONode java ? java.getPojo() : node;
          throw JsonataException.noJson(place(), held, "put a text, a number, an array or object");
        }
      };
    }

    private JsonArray array(JsonNode node) {
      checkDepth();
      List<Object> items = new ArrayList<>(node.size());
      int index = 0;
      for (JsonNode item : node) {
        path.addLast(index++);
        Object value = value(item);
        path.removeLast();
        if (value != null) {
          items.add(value);
        }
      }
      return new JsonArray(items.toArray());
    }

    private Map<String, Object> object(JsonNode node) {
      checkDepth();
      Map<String, Object> members = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        path.addLast(member.getKey());
        Object value = value(member.getValue());
        path.removeLast();
        if (value != null) {
          members.put(member.getKey(), value);
        }
      }
      return Collections.unmodifiableMap(members);
    }

    private void checkDepth() {
      if (path.size() >= NESTING) {
        throw JsonataException.of("M2002", "A tree nested more than " + NESTING + " levels deep");
      }
    }

    private String place() {
      String place = root;
      for (Object step : path) {
        place =
            step instanceof Integer index
                ? Places.item(place, index)
                : Places.member(place, step.toString());
      }
      return place;
    }
  }
}
