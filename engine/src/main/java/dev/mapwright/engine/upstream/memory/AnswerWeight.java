package dev.mapwright.engine.upstream.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * How much memory a body and the tree that is made of it take, counted from its text before it is
 * decoded: one of long texts takes twice its length, one of empty objects twenty times. Rather too
 * much than too little.
 */
public final class AnswerWeight {
  private static final int OBJECT = 112;
  private static final int ARRAY = 84;

  /** A value among others: its places, and what a number is. */
  private static final int VALUE = 48;

  /** So many digits are a number of 64 bits; one of more takes {@link #BIG} bytes besides. */
  private static final int LONG_DIGITS = 18;

  private static final int BIG = 48;

  /** A text beside its bytes. */
  private static final int TEXT = 24;

  /** An element of XML: a map with its table, or a text. Each has one or two such brackets. */
  private static final int ELEMENT = 160;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x8080_8080_8080_8080L;
  private static final long QUOTES = EACH * '"';
  private static final long BACKSLASHES = EACH * '\\';

  private final byte[] body;
  private int at;

  private AnswerWeight(byte[] body) {
    this.body = body;
  }

  /** In bytes. */
  public static long of(byte[] body) {
    return new AnswerWeight(body).count();
  }

  /** In bytes, of a table with this between its cells. */
  public static long ofTable(byte[] body, char separator) {
    long weight = 3L * body.length;
    for (byte one : body) {
      if (one == separator) {
        weight += VALUE + TEXT;
      } else if (one == '\n' || one == '\r') {
        weight += OBJECT + VALUE + TEXT;
      }
    }
    return weight + OBJECT;
  }

  private long count() {
    long weight = body.length;
    long lastText = 0;
    int digits = 0;
    while (at < body.length) {
      byte next = body[at++];
      digits = next >= '0' && next <= '9' ? digits + 1 : 0;
      if (digits > LONG_DIGITS) {
        weight += digits == LONG_DIGITS + 1 ? BIG : 1;
      }
      switch (next) {
        case '{' -> weight += OBJECT;
        case '[' -> weight += ARRAY;
        case ',' -> weight += VALUE;
        case '"' -> {
          lastText = text();
          weight += lastText;
        }
        case ':' -> {
          weight += VALUE - lastText; // names are kept once
          lastText = 0;
        }
        case '<' -> {
          if (isXml()) {
            return xml();
          }
        }
        default -> {}
      }
    }
    return weight + VALUE;
  }

  /** Texts have two bytes a character if one of their characters needs them. */
  private long text() {
    int start = at;
    boolean wide = false;
    while (at < body.length) {
      skipPlain();
      if (at == body.length || body[at] == '"') {
        break;
      }
      if (body[at] == '\\') {
        at++;
        wide |= at < body.length && body[at] == 'u';
      } else {
        wide |= (body[at] & 0xff) > 0xc3;
      }
      at++;
    }
    long length = (long) Math.min(at, body.length) - start;
    at++;
    return TEXT + (wide ? 2 * length : length);
  }

  /** Goes on to the next quote, backslash or byte beyond ASCII, or the end. */
  private void skipPlain() {
    for (int last = body.length - Long.BYTES; at <= last; at += Long.BYTES) {
      long eight = (long) EIGHT.get(body, at);
      long special = (((eight ^ QUOTES) - EACH) | ((eight ^ BACKSLASHES) - EACH) | eight) & HIGH;
      if (special != 0) {
        at += Long.numberOfTrailingZeros(special) >>> 3;
        return;
      }
    }
    while (at < body.length && body[at] >= 0 && body[at] != '"' && body[at] != '\\') {
      at++;
    }
  }

  private boolean isXml() {
    for (int i = 0; i < at - 1; i++) {
      if (body[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  private long xml() {
    long weight = 3L * body.length;
    for (byte one : body) {
      weight += one == '<' ? ELEMENT : 0;
    }
    return weight;
  }
}
