package dev.mapwright.server.http;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.RawJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON documents piece by piece. An object that was read from a document is copied byte for
 * byte, so a vendor's record keeps its own tokens and number texts. What is written is handed over
 * by {@link #flush} at the latest. Not thread-safe.
 */
public final class JsonOut {
  private static final int PIECE = 32 * 1024;

  /** A text of so many characters, of up to three bytes each, fits with its quotes. */
  private static final int LONGEST = (PIECE - 2) / 3;

  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  private final OutputStream out;
  private final byte[] piece = new byte[PIECE];
  private int filled;
  private boolean needsComma;

  /** Writes to a stream, in pieces of some size. */
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
    text(name);
    one(':');
    needsComma = false;
  }

  /** Writes a member. */
  public void member(String name, @Nullable Object value) throws IOException {
    name(name);
    value(value);
  }

  /** Writes members, as those of an object that is open. */
  public void members(Map<String, ?> members) throws IOException {
    if (members instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        separate();
        bytes(object.keys().encoded(i));
        needsComma = false;
        held(object.heldAt(i));
      }
    } else {
      for (Map.Entry<String, ?> member : members.entrySet()) {
        member(member.getKey(), member.getValue());
      }
    }
  }

  /** A text that nobody has read goes from document to document as it is. */
  private void held(Object value) throws IOException {
    if (value instanceof RawJson text) {
      bytes(text.document(), text.start(), text.end());
      needsComma = true;
    } else {
      value(value);
    }
  }

  /** Writes a value of JSONata's value model; Java's null as JSON's. */
  public void value(@Nullable Object value) throws IOException {
    switch (value) {
      case String text -> {
        separate();
        text(text);
        needsComma = true;
      }
      case JsonObject object when object.raw() != null -> verbatim(object.raw());
      case JsonObject object -> {
        begin('{');
        members(object);
        end('}');
      }
      case Map<?, ?> object -> {
        begin('{');
        for (Map.Entry<?, ?> member : object.entrySet()) {
          member(String.valueOf(member.getKey()), member.getValue());
        }
        end('}');
      }
      case List<?> array -> {
        begin('[');
        for (Object item : array) {
          value(item);
        }
        end(']');
      }
      case Boolean truth -> word(truth ? TRUE : FALSE);
      case Long whole -> word(whole.toString().getBytes(StandardCharsets.ISO_8859_1));
      case JsonNull _ -> word(NULL);
      case null -> word(NULL);
      default -> word(Json.writeBytes(value));
    }
  }

  private void word(byte[] word) throws IOException {
    separate();
    bytes(word);
    needsComma = true;
  }

  private void verbatim(RawJson raw) throws IOException {
    separate();
    bytes(raw.document(), raw.start(), raw.end());
    needsComma = true;
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
        piece[to++] = (byte) (0xc0 | (c >> 6));
        piece[to++] = (byte) (0x80 | (c & 0x3f));
      } else {
        piece[to++] = (byte) (0xe0 | (c >> 12));
        piece[to++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        piece[to++] = (byte) (0x80 | (c & 0x3f));
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
    bytes(more, 0, more.length);
  }

  private void bytes(byte[] from, int start, int end) throws IOException {
    int length = end - start;
    if (length > PIECE - filled) {
      handOver();
    }
    if (length > PIECE) {
      out.write(from, start, length);
    } else {
      System.arraycopy(from, start, piece, filled, length);
      filled += length;
    }
  }

  /** Hands over what is written so far to the stream, which it does not flush. */
  public void flush() throws IOException {
    handOver();
  }

  private void handOver() throws IOException {
    if (filled > 0) {
      out.write(piece, 0, filled);
      filled = 0;
    }
  }
}
