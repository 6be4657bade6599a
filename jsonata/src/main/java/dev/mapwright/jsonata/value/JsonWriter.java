package dev.mapwright.jsonata.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes one value as JavaScript's {@code JSON.stringify} does, whole numbers with all digits. For
 * one use by one thread.
 */
public final class JsonWriter {
  private static final int NESTING = 2_000;
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;
  private final UnaryOperator<@Nullable Object> replacer;
  private final int limit;
  private int level;

  JsonWriter(boolean pretty) {
    this(pretty, UnaryOperator.identity(), Integer.MAX_VALUE);
  }

  /**
   * A writer of one value.
   *
   * @param pretty whether to indent by two spaces
   * @param replacer is asked what to write in place of each value that is neither array nor object
   * @param limit characters; soon after so many it stops
   */
  public JsonWriter(boolean pretty, UnaryOperator<@Nullable Object> replacer, int limit) {
    this.pretty = pretty;
    this.replacer = replacer;
    this.limit = limit;
  }

  /**
   * The value's text, incomplete if longer than the limit.
   *
   * @throws JsonataException {@code M2003} if it nests more than 2,000 levels deep
   */
  public String write(@Nullable Object value) {
    value(value);
    return out.toString();
  }

  private void value(@Nullable Object value) {
    if (out.length() > limit) {
      return;
    }
    switch (replaced(value)) {
      case String text -> string(text);
      case Number number -> number(number);
      case Boolean truth -> out.append(truth.booleanValue());
      case Map<?, ?> object -> object(object);
      case List<?> array -> array(array);
      case null, default -> out.append("null");
    }
  }

  private @Nullable Object replaced(@Nullable Object value) {
    return value instanceof Map || value instanceof List ? value : replacer.apply(value);
  }

  private void number(Number number) {
    boolean big = number instanceof BigInteger || number instanceof BigDecimal;
    out.append(big || Double.isFinite(number.doubleValue()) ? JsonNumber.text(number) : "null");
  }

  private void object(Map<?, ?> object) {
    enter('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      Object value = entry.getValue();
      if (value != null && !isJson(replaced(value))) {
        continue;
      }
      out.append(separator);
      newLine();
      string(String.valueOf(entry.getKey()));
      out.append(pretty ? ": " : ":");
      value(value);
      separator = ",";
      if (out.length() > limit) {
        break;
      }
    }
    leave('}', !separator.isEmpty());
  }

  private void array(List<?> array) {
    enter('[');
    String separator = "";
    for (Object value : array) {
      out.append(separator);
      newLine();
      value(value);
      separator = ",";
      if (out.length() > limit) {
        break;
      }
    }
    leave(']', !separator.isEmpty());
  }

  private static boolean isJson(@Nullable Object value) {
    return value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof JsonNull
        || value instanceof Map
        || value instanceof List;
  }

  private void enter(char bracket) {
    if (++level > NESTING) {
      throw JsonataException.of("M2003", "A value nested more than " + NESTING + " levels deep");
    }
    out.append(bracket);
  }

  private void leave(char bracket, boolean filled) {
    level--;
    if (filled) {
      newLine();
    }
    out.append(bracket);
  }

  private void newLine() {
    if (pretty) {
      out.append('\n').repeat("  ", level);
    }
  }

  private void string(String text) {
    out.append('"');
    int done = 0;
    int end = Math.min(text.length(), limit);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        if (c >= ' ' && Character.isSurrogate(c) && isPaired(text, i)) {
          continue;
        }
        out.append(text, done, i);
        escaped(c);
        done = i + 1;
      }
    }
    out.append(text, done, end).append('"');
  }

  private static boolean isPaired(String text, int at) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }

  private void escaped(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt((c >> shift) & 0xf));
        }
      }
    }
  }
}
