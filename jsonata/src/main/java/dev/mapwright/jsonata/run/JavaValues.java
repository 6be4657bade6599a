package dev.mapwright.jsonata.run;

import dev.mapwright.jsonata.jackson.JsonNodes;
import dev.mapwright.jsonata.option.NativeFunction;
import dev.mapwright.jsonata.value.JsonArray;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonNumber;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.JsonataException;
import dev.mapwright.jsonata.value.Places;
import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Java values that come in from outside, as values of the model: documents, variables, results of
 * functions written in Java. What the module itself made passes as it is; everything else is copied
 * and looked at, so that no caller's collection is changed or seen to change.
 */
public final class JavaValues {
  private static final int NESTING = 1_000;
  private static final boolean JACKSON = hasJackson();

  private final Run run;
  private final String whence;
  private final Deque<Object> path = new ArrayDeque<>();

  private JavaValues(Run run, String whence) {
    this.run = run;
    this.whence = whence;
  }

  /**
   * The value.
   *
   * @param value {@code null} for undefined
   * @param whence what stands before the name in an error
   * @param name of the variable or function that it is the value of; empty for the document
   * @throws JsonataException {@code M4002} if there is something in it that is no JSON, or a
   *     collection that cannot be read, with its path; {@code M2002} if it nests more than 1,000
   *     levels deep, or holds itself
   */
  public static @Nullable Object of(Run run, @Nullable Object value, String whence, String name) {
    return isOurs(value) ? value : new JavaValues(run, whence + name).read(value);
  }

  /** Whether a value can only be one of the model. */
  private static boolean isOurs(@Nullable Object value) {
    return value == null
        || value instanceof String
        || value instanceof JsonObject
        || value instanceof Long
        || value instanceof Boolean
        || value instanceof Double
        || value instanceof JsonNull
        || value instanceof Sequence
        || value instanceof JsonArray
        || value instanceof FunctionValue;
  }

  private @Nullable Object read(@Nullable Object value) {
    try {
      return convert(value);
    } catch (JsonataException e) {
      throw e;
    } catch (RuntimeException e) {
      throw JsonataException.causedBy("M4002", place() + ": a value that cannot be read", e);
    }
  }

  private @Nullable Object convert(@Nullable Object value) {
    if (isOurs(value)) {
      return value;
    }
    return switch (value) {
      case Number number -> number(number);
      case Map<?, ?> map -> object(map);
      case Collection<?> items -> array(items);
      case Optional<?> optional -> convert(optional.orElse(null));
      case CharSequence text -> text.toString();
      case Character character -> character.toString();
      case UUID id -> id.toString();
      case NativeFunction function -> registered(function);
      case Lending.Lent lent -> lent.function();
      case null -> null;
      default -> other(value);
    };
  }

  private Registered registered(NativeFunction function) {
    run.noteFunctionFromOutside();
    return new Registered("function", null, function);
  }

  private Number number(Number number) {
    try {
      return JsonNumber.of(number);
    } catch (IllegalArgumentException _) {
      throw refused(number);
    }
  }

  private Map<String, Object> object(Map<?, ?> map) {
    enter(map.size());
    Map<String, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : map.entrySet()) {
      if (!(member.getKey() instanceof String key)) {
        throw refused(member.getKey(), "the key of an object must be a String");
      }
      path.addLast(key);
      Object value = inside(member.getValue());
      path.removeLast();
      if (value != null) {
        copy.put(key, value);
      }
    }
    return Collections.unmodifiableMap(copy);
  }

  private JsonArray array(Collection<?> items) {
    enter(items.size());
    List<Object> copy = new ArrayList<>(items.size());
    int index = 0;
    for (Object item : items) {
      path.addLast(index++);
      Object value = inside(item);
      path.removeLast();
      if (value != null) {
        copy.add(value);
      }
    }
    return new JsonArray(copy.toArray());
  }

  /** In a collection Java's null is JSON's; an empty optional is undefined, and left out. */
  private @Nullable Object inside(@Nullable Object value) {
    return value == null ? JsonNull.NULL : convert(value);
  }

  private @Nullable Object other(Object value) {
    if (value.getClass().isArray()) {
      List<@Nullable Object> items = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        items.add(Array.get(value, i));
      }
      return array(items);
    }
    if (JACKSON && Trees.is(value)) {
      return Trees.value(value, place());
    }
    throw refused(value);
  }

  private void enter(int items) {
    run.steps(items + 1);
    if (path.size() >= NESTING) {
      throw JsonataException.of(
          "M2002",
          "A value nested more than " + NESTING + " levels deep, or one that holds itself");
    }
  }

  private JsonataException refused(Object value) {
    return refused(value, "hand it over as a String, a number, a Map or a List");
  }

  private JsonataException refused(@Nullable Object value, String cure) {
    return JsonataException.noJson(place(), value, cure);
  }

  private String place() {
    String place = whence;
    for (Object step : path) {
      place =
          step instanceof Integer index
              ? Places.item(place, index)
              : Places.member(place, step.toString());
    }
    return place;
  }

  private static boolean hasJackson() {
    try {
      Class.forName("tools.jackson.databind.JsonNode", false, JavaValues.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException _) {
      return false;
    }
  }

  /** Apart, so that the class of the trees is only looked for where there is one. */
  private static final class Trees {
    static boolean is(Object value) {
      return value instanceof JsonNode;
    }

    static @Nullable Object value(Object node, String place) {
      return JsonNodes.value((JsonNode) node, place);
    }
  }
}
