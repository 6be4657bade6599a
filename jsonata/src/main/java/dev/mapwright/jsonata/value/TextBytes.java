package dev.mapwright.jsonata.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The texts of a JSON document, as they stand there in UTF-8. */
final class TextBytes {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x8080_8080_8080_8080L;
  private static final long QUOTES = EACH * '"';
  private static final long BACKSLASHES = EACH * '\\';
  private static final long BLANKS = EACH * ' ';

  private TextBytes() {}

  /**
   * The next quote, backslash, control character or byte beyond ASCII; the end if there is none.
   * Looked for in eight bytes at a time.
   */
  static int special(byte[] document, int from) {
    int i = from;
    for (int last = document.length - Long.BYTES; i <= last; i += Long.BYTES) {
      long eight = (long) EIGHT.get(document, i);
      // A high bit is set where a byte is one of these; the lowest that is set is never wrong.
      long special =
          (((eight ^ QUOTES) - EACH) | ((eight ^ BACKSLASHES) - EACH) | (eight - BLANKS) | eight)
              & HIGH;
      if (special != 0) {
        return i + (Long.numberOfTrailingZeros(special) >>> 3);
      }
    }
    while (i < document.length && document[i] >= ' ' && document[i] != '"' && document[i] != '\\') {
      i++;
    }
    return i;
  }

  /** Whether a text may be empty, or blank in any script: told by its first byte. */
  static boolean mayBeBlank(byte[] document, int first) {
    return switch (document[first] & 0xff) {
      case '"', ' ', '\\', 0xc2, 0xe1, 0xe2, 0xe3, 0xef -> true;
      default -> false;
    };
  }

  /** Behind what follows a backslash; negative if that is no escape. */
  static int behindEscape(byte[] document, int i) {
    if (i >= document.length) {
      return -1;
    }
    return switch (document[i]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> i + 1;
      case 'u' -> unit(document, i + 1) < 0 ? -1 : i + 5;
      default -> -1;
    };
  }

  /** Behind a character of several bytes; negative if it is no strict UTF-8. */
  static int behindWide(byte[] document, int i) {
    int first = document[i] & 0xff;
    int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length == 0 || i + length > document.length) {
      return -1;
    }
    int second = document[i + 1] & 0xff;
    int from = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80; // none that is shorter
    int to = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf; // no surrogate, none too large
    if (second < from || second > to) {
      return -1;
    }
    for (int j = 2; j < length; j++) {
      if ((document[i + j] & 0xc0) != 0x80) {
        return -1;
      }
    }
    return i + length;
  }

  /** The text between two places, whose escapes are in order. */
  static String unescaped(byte[] document, int start, int end) {
    StringBuilder text = new StringBuilder(end - start);
    int done = start;
    for (int i = start; i < end; i++) {
      if (document[i] == '\\') {
        text.append(new String(document, done, i - done, StandardCharsets.UTF_8));
        byte escape = document[++i];
        if (escape == 'u') {
          text.append((char) unit(document, i + 1));
          i += 4;
        } else {
          text.append(character(escape));
        }
        done = i + 1;
      }
    }
    return text.append(new String(document, done, end - done, StandardCharsets.UTF_8)).toString();
  }

  private static char character(byte escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> (char) escape;
    };
  }

  /** The UTF-16 unit that four hexadecimal digits mean; negative if there are not four. */
  private static int unit(byte[] document, int from) {
    if (from + 4 > document.length) {
      return -1;
    }
    int unit = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = document[i] < 0 ? -1 : Character.digit(document[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }
}
