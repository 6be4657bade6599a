package dev.mapwright.engine.digest;

import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.Type;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.RawJson;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes values so that equal ones give equal bytes and others do not: members in a fixed order,
 * volatile ones left out, numbers by what they are worth. Not thread-safe.
 */
public final class CanonicalBytes {
  private static final Type ANY = new Type.Any();
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[2048];
  private int length;

  /** What is written so far; more may follow it in the array. */
  public byte[] array() {
    return bytes;
  }

  /** How much of the array is written. */
  public int length() {
    return length;
  }

  /** Writes a member of an object, if the object has it. */
  public boolean member(Map<?, ?> object, Field field) {
    Object value = held(object, field.name());
    if (value != null) {
      field(field, value);
    }
    return value != null;
  }

  /** A text that nobody has read comes as its bytes, which are all that is wanted of it here. */
  private static @Nullable Object held(Map<?, ?> object, String name) {
    if (object instanceof JsonObject known) {
      int position = known.keys().find(name);
      return position < 0 ? null : known.heldAt(position);
    }
    return object.get(name);
  }

  private void field(Field field, Object value) {
    text('k', field.name());
    value(value, field.type());
  }

  private void value(Object value, Type type) {
    switch (value) {
      case JsonNull _ -> one('0');
      case String text -> text('s', text);
      case RawJson text -> text('s', text.document(), text.start() + 1, text.end() - 1);
      case Boolean truth -> one(truth ? 't' : 'f');
      case Long number -> text('n', normal(BigDecimal.valueOf(number)));
      case Number number -> text('n', normal(new BigDecimal(number.toString())));
      case List<?> list -> {
        Type items = type instanceof Type.Array(Type each) ? each : ANY;
        size('[', list.size());
        for (Object item : list) {
          value(orNull(item), items);
        }
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

  private static String normal(BigDecimal number) {
    return number.stripTrailingZeros().toString();
  }

  /** An object of the model: its members in the model's order. */
  private void members(Map<?, ?> object, Type.Obj type) {
    for (Field field : type.fields().values()) {
      if (!field.isVolatile()) {
        field(field, orNull(held(object, field.name())));
      }
    }
    one('}');
  }

  /** An object of which the model says nothing: its members by name. */
  private void members(Map<?, ?> object) {
    Map<String, Object> sorted = new TreeMap<>();
    object.forEach((name, value) -> sorted.put(String.valueOf(name), orNull(value)));
    sorted.forEach((name, value) -> {
      text('k', name);
      value(value, ANY);
    });
    one('}');
  }

  private static Object orNull(@Nullable Object value) {
    return value == null ? JsonNull.NULL : value;
  }

  private void text(char kind, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    text(kind, utf8, 0, utf8.length);
  }

  private void text(char kind, byte[] utf8, int start, int end) {
    size(kind, end - start);
    room(end - start);
    System.arraycopy(utf8, start, bytes, length, end - start);
    length += end - start;
  }

  private void size(char kind, int size) {
    room(1 + Integer.BYTES);
    bytes[length] = (byte) kind;
    INTS.set(bytes, length + 1, size);
    length += 1 + Integer.BYTES;
  }

  private void one(int lowest) {
    room(1);
    bytes[length++] = (byte) lowest;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
    }
  }
}
