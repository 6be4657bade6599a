package dev.mapwright.engine.upstream.wire;

import dev.mapwright.engine.connector.Request.ArrayStyle;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Parameters of a query or a form, encoded: {@code a=1&b%5Bc%5D=2}. A nested object is written with
 * brackets, an array in the style asked for; null is left out.
 */
public final class Parameters {
  private final ArrayStyle arrays;
  private final List<String> pairs = new ArrayList<>();

  private Parameters(ArrayStyle arrays) {
    this.arrays = arrays;
  }

  /** The parameters as text; empty if there are none. */
  public static String encode(Map<String, ?> parameters, ArrayStyle arrays) {
    Parameters encoded = new Parameters(arrays);
    parameters.forEach(encoded::add);
    return String.join("&", encoded.pairs);
  }

  private void add(String name, Object value) {
    switch (value) {
      case JsonNull _ -> {}
      case Map<?, ?> map -> map.forEach((key, member) -> add(name + "[" + key + "]", member));
      case List<?> list -> addItems(name, list);
      default -> pair(name, Percent.value(Texts.of(value)));
    }
  }

  private void addItems(String name, List<?> all) {
    List<?> items = all.stream().filter(item -> item != JsonNull.NULL).toList();
    switch (arrays) {
      case REPEAT -> items.forEach(item -> add(name, item));
      case BRACKETS -> items.forEach(item -> add(name + "[]", item));
      case INDICES -> {
        for (int i = 0; i < items.size(); i++) {
          add(name + "[" + i + "]", items.get(i));
        }
      }
      case COMMA -> {
        if (!items.isEmpty()) {
          pair(name, join(items));
        }
      }
      case JSON -> pair(name, Percent.value(Json.write(all)));
    }
  }

  /** The commas between items stay as they are, a comma within an item is encoded. */
  private static String join(List<?> items) {
    return items.stream()
        .map(item -> Percent.value(Texts.of(item)))
        .collect(Collectors.joining(","));
  }

  private void pair(String name, String encodedValue) {
    pairs.add(Percent.value(name) + "=" + encodedValue);
  }
}
