package dev.mapwright.server.http;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.RawJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON document piece by piece. An object that was read from a document is copied byte
 * for byte, so a vendor's record keeps its own tokens and number texts. Not thread-safe.
 */
public final class JsonOut {
  private final OutputStream out;
  private boolean needsComma;

  /** Writes to a stream, which should be buffered. */
  public JsonOut(OutputStream out) {
    this.out = out;
  }

  /** Opens an object. */
  public void beginObject() throws IOException {
    begin('{');
  }

  /** Closes an object. */
  public void endObject() throws IOException {
    end('}');
  }

  /** Opens an array. */
  public void beginArray() throws IOException {
    begin('[');
  }

  /** Closes an array. */
  public void endArray() throws IOException {
    end(']');
  }

  /** Writes a member's name; its value must follow. */
  public void name(String name) throws IOException {
    separate();
    write(Json.write(name));
    out.write(':');
    needsComma = false;
  }

  /** Writes a member. */
  public void member(String name, @Nullable Object value) throws IOException {
    name(name);
    value(value);
  }

  /** Writes a value of JSONata's value model; Java's null as JSON's. */
  public void value(@Nullable Object value) throws IOException {
    RawJson raw = value instanceof JsonObject object ? object.raw() : null;
    switch (value) {
      case JsonObject _ when raw != null -> {
        separate();
        out.write(raw.document(), raw.start(), raw.end() - raw.start());
        needsComma = true;
      }
      case Map<?, ?> object -> {
        beginObject();
        for (Map.Entry<?, ?> member : object.entrySet()) {
          member(String.valueOf(member.getKey()), member.getValue());
        }
        endObject();
      }
      case List<?> array -> {
        beginArray();
        for (Object item : array) {
          value(item);
        }
        endArray();
      }
      case null, default -> {
        separate();
        write(Json.write(value));
        needsComma = true;
      }
    }
  }

  private void begin(char bracket) throws IOException {
    separate();
    out.write(bracket);
    needsComma = false;
  }

  private void end(char bracket) throws IOException {
    out.write(bracket);
    needsComma = true;
  }

  private void separate() throws IOException {
    if (needsComma) {
      out.write(',');
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
