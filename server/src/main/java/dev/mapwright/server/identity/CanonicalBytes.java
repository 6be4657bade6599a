package dev.mapwright.server.identity;

import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.Type;
import dev.mapwright.jsonata.JsonNull;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value so that equal values give equal bytes and others do not: members in a fixed order,
 * volatile ones left out, numbers by what they are worth. Not thread-safe.
 */
final class CanonicalBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  /** The bytes of what a field of the type holds; good until the next call. */
  ByteBuffer of(Object value, Type type) {
    out.reset();
    write(value, type);
    return ByteBuffer.wrap(out.toByteArray());
  }

  private void write(Object value, Type type) {
    switch (value) {
      case JsonNull _ -> out.write('0');
      case String text -> text('s', text);
      case Boolean truth -> out.write(truth ? 't' : 'f');
      case Number number ->
          text('n', new BigDecimal(number.toString()).stripTrailingZeros().toString());
      case List<?> list -> {
        Type items = type instanceof Type.Array(Type each) ? each : new Type.Any();
        length('[', list.size());
        list.forEach(item -> write(orNull(item), items));
      }
      case Map<?, ?> object -> {
        if (type instanceof Type.Obj known) {
          members(object, known);
        } else {
          members(object);
        }
      }
      default ->
          throw new IllegalArgumentException("no value of JSON: " + value.getClass().getName());
    }
  }

  /** An object of the model: its members in the model's order. */
  private void members(Map<?, ?> object, Type.Obj type) {
    for (Field field : type.fields().values()) {
      if (!field.isVolatile()) {
        text('k', field.name());
        write(orNull(object.get(field.name())), field.type());
      }
    }
    out.write('}');
  }

  /** An object of which the model says nothing: its members by name. */
  private void members(Map<?, ?> object) {
    Map<String, Object> sorted = new TreeMap<>();
    object.forEach((name, value) -> sorted.put(String.valueOf(name), orNull(value)));
    sorted.forEach((name, value) -> {
      text('k', name);
      write(value, new Type.Any());
    });
    out.write('}');
  }

  private static Object orNull(@Nullable Object value) {
    return value == null ? JsonNull.NULL : value;
  }

  private void text(char kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    length(kind, bytes.length);
    out.writeBytes(bytes);
  }

  private void length(char kind, int length) {
    out.write(kind);
    out.write(length >>> 24);
    out.write(length >>> 16);
    out.write(length >>> 8);
    out.write(length);
  }
}
