package dev.mapwright.server.http;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.RawJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON documents piece by piece. An object that was read from a document is copied byte for
 * byte, so a vendor's record keeps its own tokens and number texts. Every method hands over what it
 * wrote before it returns. Not thread-safe.
 */
public final class JsonOut {
  private static final int PIECE = 8_192;

  /** A text of so many characters, of up to three bytes each, fits with its quotes. */
  private static final int LONGEST = (PIECE - 2) / 3;

  private final OutputStream out;
  private final byte[] piece = new byte[PIECE];
  private int filled;
  private boolean needsComma;

  /** Writes to a stream, which should be buffered. */
  public JsonOut(OutputStream out) {
    this.out = out;
  }

  /** Begins another document behind the one that is written. */
  public void startOver() {
    needsComma = false;
  }

  /** Opens an object. */
  public void beginObject() throws IOException {
    begin('{');
    handOver();
  }

  /** Closes an object. */
  public void endObject() throws IOException {
    end('}');
    handOver();
  }

  /** Opens an array. */
  public void beginArray() throws IOException {
    begin('[');
    handOver();
  }

  /** Closes an array. */
  public void endArray() throws IOException {
    end(']');
    handOver();
  }

  /** Writes a member's name; its value must follow. */
  public void name(String name) throws IOException {
    key(name);
    handOver();
  }

  /** Writes a member. */
  public void member(String name, @Nullable Object value) throws IOException {
    key(name);
    any(value);
    handOver();
  }

  /** Writes a value of JSONata's value model; Java's null as JSON's. */
  public void value(@Nullable Object value) throws IOException {
    any(value);
    handOver();
  }

  private void any(@Nullable Object value) throws IOException {
    switch (value) {
      case String text -> {
        separate();
        text(text);
        needsComma = true;
      }
      case JsonObject object when object.raw() != null -> verbatim(object.raw());
      case JsonObject object -> {
        begin('{');
        for (int i = 0; i < object.size(); i++) {
          key(object.keys().get(i));
          any(object.valueAt(i));
        }
        end('}');
      }
      case Map<?, ?> object -> {
        begin('{');
        for (Map.Entry<?, ?> member : object.entrySet()) {
          key(String.valueOf(member.getKey()));
          any(member.getValue());
        }
        end('}');
      }
      case List<?> array -> {
        begin('[');
        for (Object item : array) {
          any(item);
        }
        end(']');
      }
      case null, default -> {
        separate();
        bytes(Json.writeBytes(value));
        needsComma = true;
      }
    }
  }

  private void verbatim(RawJson raw) throws IOException {
    separate();
    handOver();
    out.write(raw.document(), raw.start(), raw.end() - raw.start());
    needsComma = true;
  }

  private void key(String name) throws IOException {
    separate();
    text(name);
    one(':');
    needsComma = false;
  }

  /** Nearly no text needs an escape, so it goes straight into the piece until one is met. */
  private void text(String text) throws IOException {
    int length = text.length();
    if (length > LONGEST) {
      bytes(Json.writeBytes(text));
      return;
    }
    if (filled + 3 * length + 2 > PIECE) {
      handOver();
    }
    int to = filled;
    piece[to++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        bytes(Json.writeBytes(text)); // over what was begun here
        return;
      }
      if (c < 0x80) {
        piece[to++] = (byte) c;
      } else if (c < 0x800) {
        piece[to++] = (byte) (0xc0 | c >> 6);
        piece[to++] = (byte) (0x80 | c & 0x3f);
      } else {
        piece[to++] = (byte) (0xe0 | c >> 12);
        piece[to++] = (byte) (0x80 | c >> 6 & 0x3f);
        piece[to++] = (byte) (0x80 | c & 0x3f);
      }
    }
    piece[to++] = '"';
    filled = to;
  }

  private void begin(char bracket) throws IOException {
    separate();
    one(bracket);
    needsComma = false;
  }

  private void end(char bracket) throws IOException {
    one(bracket);
    needsComma = true;
  }

  private void separate() throws IOException {
    if (needsComma) {
      one(',');
    }
  }

  private void one(char c) throws IOException {
    if (filled == PIECE) {
      handOver();
    }
    piece[filled++] = (byte) c;
  }

  private void bytes(byte[] more) throws IOException {
    if (more.length > PIECE - filled) {
      handOver();
    }
    if (more.length > PIECE) {
      out.write(more);
    } else {
      System.arraycopy(more, 0, piece, filled, more.length);
      filled += more.length;
    }
  }

  private void handOver() throws IOException {
    if (filled > 0) {
      out.write(piece, 0, filled);
      filled = 0;
    }
  }
}
