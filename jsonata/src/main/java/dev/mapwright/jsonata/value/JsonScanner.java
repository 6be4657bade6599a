package dev.mapwright.jsonata.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes once over a document, checks every byte of it, and notes where its values lie. It takes
 * nothing that {@link JsonReader} would refuse; what is rare (names with escapes, very long
 * numbers, bytes that are no strict UTF-8) and what is wrong it leaves to that reader, which can
 * say why. For one document, by one thread.
 */
final class JsonScanner {
  private static final int NESTING = 1_000;
  private static final int LONGEST_DOCUMENT = JsonTape.OFFSETS;
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_NAME = 40_000;
  private static final int LONGEST_TEXT = 16 << 20;

  private final byte[] document;
  private int at;
  private int[] tape;
  private int size;
  // The arrays and objects that are open: where they stand on the tape, and their members so far.
  private int[] open = new int[32];
  private int[] counts = new int[32];
  private int depth;

  private JsonScanner(byte[] document) {
    this.document = document;
    this.tape = new int[Math.max(16, document.length >> 3)];
  }

  /** What stands where in a document; {@code null} where another has to read it. */
  static @Nullable JsonTape scan(byte[] document) {
    if (document.length >= LONGEST_DOCUMENT) {
      return null;
    }
    JsonScanner scanner = new JsonScanner(document);
    return scanner.document() ? new JsonTape(document, scanner.tape) : null;
  }

  private boolean document() {
    boolean good = value();
    while (good && depth > 0) {
      good = next();
    }
    skipBlanks();
    return good && at == document.length;
  }

  /** The next member of the innermost array or object, or its end. */
  private boolean next() {
    int container = open[depth - 1];
    boolean isObject = document[tape[container] & JsonTape.OFFSET] == '{';
    int found = skipBlanks();
    if (found == (isObject ? '}' : ']')) {
      at++;
      close(container);
      return true;
    }
    if (counts[depth - 1] > 0) {
      if (found != ',') {
        return false;
      }
      at++;
    }
    counts[depth - 1]++;
    return isObject ? name() && value() : value();
  }

  private boolean name() {
    if (skipBlanks() != '"') {
      return false;
    }
    int start = at;
    int marks = endOfText();
    boolean isUsual = marks >= 0 && (marks & JsonTape.ESCAPED) == 0 && at - start <= LONGEST_NAME;
    if (!isUsual || skipBlanks() != ':') {
      return false;
    }
    at++;
    return true;
  }

  private boolean value() {
    return switch (skipBlanks()) {
      case '"' -> text();
      case '{', '[' -> begin();
      case 't' -> word("true", 0);
      case 'f' -> word("false", 0);
      case 'n' -> word("null", JsonTape.HOLLOW);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> false;
    };
  }

  /** The first byte that is no blank; negative at the end. */
  private int skipBlanks() {
    while (at < document.length) {
      byte next = document[at];
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return next & 0xff;
      }
      at++;
    }
    return -1;
  }

  private boolean begin() {
    if (depth == NESTING) {
      return false;
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
      counts = Arrays.copyOf(counts, depth * 2);
    }
    open[depth] = size;
    counts[depth++] = 0;
    reserve(JsonTape.CONTAINER);
    tape[size] = at++;
    size += JsonTape.CONTAINER;
    return true;
  }

  private void close(int container) {
    int count = counts[--depth];
    tape[container + 1] = at;
    tape[container + 2] = size;
    tape[container + 3] = count;
    if (count == 0) {
      tape[container] |= JsonTape.HOLLOW;
    }
    if (depth > 0) {
      tape[open[depth - 1]] |= tape[container] & JsonTape.HOLLOW;
    }
  }

  private void note(int start, int flags) {
    reserve(JsonTape.SCALAR);
    tape[size] = start | flags;
    tape[size + 1] = at;
    size += JsonTape.SCALAR;
    if (depth > 0) {
      tape[open[depth - 1]] |= flags & JsonTape.HOLLOW;
    }
  }

  private void reserve(int more) {
    if (size + more > tape.length) {
      tape = Arrays.copyOf(tape, tape.length + (tape.length >> 1) + more);
    }
  }

  private boolean word(String word, int flags) {
    int start = at;
    int end = start + word.length();
    if (end > document.length) {
      return false;
    }
    for (int i = 1; i < word.length(); i++) {
      if (document[start + i] != word.charAt(i)) {
        return false;
      }
    }
    at = end;
    note(start, flags);
    return true;
  }

  private boolean number() {
    int start = at;
    if (document[at] == '-') {
      at++;
    }
    int first = at;
    if (!digits() || (document[first] == '0' && at > first + 1)) {
      return false;
    }
    if (peek() == '.') {
      at++;
      if (!digits()) {
        return false;
      }
    }
    if ((peek() | 0x20) == 'e') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      if (!digits()) {
        return false;
      }
    }
    note(start, 0);
    return at - start <= LONGEST_NUMBER;
  }

  private boolean digits() {
    int first = at;
    while (at < document.length && document[at] >= '0' && document[at] <= '9') {
      at++;
    }
    return at > first;
  }

  private int peek() {
    return at < document.length ? document[at] : -1;
  }

  private boolean text() {
    int start = at;
    int marks = endOfText();
    if (marks < 0) {
      return false;
    }
    note(start, TextBytes.mayBeBlank(document, start + 1) ? marks | JsonTape.HOLLOW : marks);
    return at - start <= LONGEST_TEXT;
  }

  /**
   * Goes behind a text, eight bytes at a time as long as nothing stands out.
   *
   * @return its marks; negative if it is none
   */
  private int endOfText() {
    int marks = 0;
    int i = at + 1;
    while (i >= 0) {
      i = TextBytes.special(document, i);
      if (i >= document.length) {
        return -1;
      }
      byte found = document[i];
      if (found == '"') {
        at = i + 1;
        return marks;
      }
      if (found == '\\') {
        marks |= JsonTape.ESCAPED;
        i = TextBytes.behindEscape(document, i + 1);
      } else if (found < 0) {
        marks |= JsonTape.WIDE;
        i = TextBytes.behindWide(document, i);
      } else {
        return -1; // a control character
      }
    }
    return -1;
  }
}
