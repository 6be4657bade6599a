package dev.mapwright.cli.documents;

import dev.mapwright.jsonata.value.JsonataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an input into documents without reading them: one after another, with or without line breaks
 * in them, or the items of an array. An input whose first line is a whole document has one on every
 * line. Holds what was read at once and the longest document, however long the input is. Not
 * thread-safe.
 */
public final class DocumentReader {
  private static final int BLOCK = 1 << 18;
  private static final int LARGEST = 256 << 20;
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
  private static final int SHOWN = 60;

  private enum Mode {
    START,
    LINES,
    DOCUMENTS,
    ITEMS
  }

  private final InputStream in;
  private final boolean itemsOfArrays;
  private final DocumentEnd end = new DocumentEnd();
  private byte[] buffer = new byte[BLOCK];
  private int filled;
  private boolean atEnd;
  private long count;
  private @Nullable NotJson failure;

  private Mode mode = Mode.START;
  // Where the next document begins, or what stands before it.
  private int at;
  private long line = 1;
  private int lineStart;
  private boolean behindItem;
  private boolean behindComma;

  /**
   * Reads an input, which is not closed.
   *
   * @param itemsOfArrays whether an array stands for its items
   */
  public DocumentReader(InputStream in, boolean itemsOfArrays) {
    this.in = in;
    this.itemsOfArrays = itemsOfArrays;
  }

  /** How many bytes were read so far. */
  public long count() {
    return count;
  }

  /**
   * The documents that are there, at least one; null at the end. Waits for input only where there
   * is none.
   *
   * @throws NotJson if the input ends within an array, or has no comma between two items
   */
  public @Nullable List<DocumentSlice> next() throws IOException {
    if (failure != null) {
      throw failure;
    }
    List<DocumentSlice> found = new ArrayList<>();
    while (true) {
      try {
        while (advance(found)) {}
      } catch (NotJson e) {
        failure = e;
      }
      if (!found.isEmpty()) {
        passOn();
        return found;
      }
      if (failure != null) {
        throw failure;
      }
      if (atEnd) {
        return null;
      }
      more();
    }
  }

  /** One step; false where more input is needed for it, or there is none. */
  private boolean advance(List<DocumentSlice> found) {
    if (mode == Mode.LINES) {
      return line(found);
    }
    if (mode == Mode.START && !skipMark()) {
      return false;
    }
    if (end.isFresh() && !skipBlanks()) {
      if (atEnd && mode == Mode.ITEMS) {
        throw notJson("the array does not end");
      }
      return false;
    }
    if (mode == Mode.ITEMS && end.isFresh()) {
      return item(found);
    }
    if (itemsOfArrays && end.isFresh() && buffer[at] == '[') {
      mode = Mode.ITEMS;
      behindItem = false;
      behindComma = false;
      at++;
      return true;
    }
    return document(found);
  }

  private boolean item(List<DocumentSlice> found) {
    byte next = buffer[at];
    if (next == ']' && !behindComma) {
      at++;
      mode = Mode.DOCUMENTS;
      return true;
    }
    if (behindItem) {
      if (next != ',') {
        throw notJson("a comma or ] is expected behind an item of the array");
      }
      at++;
      behindItem = false;
      behindComma = true;
      return true;
    }
    if (next == ',' || next == ']') {
      throw notJson("an item of the array is expected");
    }
    return document(found);
  }

  private boolean document(List<DocumentSlice> found) {
    int to = end.find(buffer, at, filled);
    if (to < 0) {
      if (!atEnd) {
        return false;
      }
      to = filled; // what is missing is told when it is read
    } else if (mode == Mode.START && to == filled && !atEnd) {
      return false; // what follows decides what the input is
    }
    int before = at - lineStart;
    found.add(new DocumentSlice(buffer, at, to, line, before, false));
    if (mode == Mode.START) {
      boolean ofLine = end.lines() == 0 && isLineEnd(to);
      mode = ofLine ? Mode.LINES : Mode.DOCUMENTS;
      if (ofLine) {
        found.set(found.size() - 1, new DocumentSlice(buffer, at, to, line, before, true));
      }
    }
    if (end.lines() > 0) {
      line += end.lines();
      lineStart = end.lineStart();
    }
    at = to;
    end.reset();
    behindItem = true;
    behindComma = false;
    return true;
  }

  private boolean isLineEnd(int from) {
    int i = from;
    while (i < filled && (buffer[i] == ' ' || buffer[i] == '\t' || buffer[i] == '\r')) {
      i++;
    }
    return i == filled ? atEnd : buffer[i] == '\n';
  }

  private boolean line(List<DocumentSlice> found) {
    int to = end.findLine(buffer, at, filled);
    if (to < 0) {
      if (!atEnd || at == filled) {
        return false;
      }
      to = filled;
    }
    int from = at;
    while (from < to && isBlank(buffer[from])) {
      from++;
    }
    if (from < to) {
      found.add(new DocumentSlice(buffer, from, to, line, from - lineStart, true));
    }
    end.reset();
    at = Math.min(to + 1, filled);
    if (to < filled) {
      line++;
      lineStart = at;
    }
    return true;
  }

  /** Skips the mark that some programs write before UTF-8; false if that is not known yet. */
  private boolean skipMark() {
    if (count > filled || at > 0) {
      return true;
    }
    int known = Math.min(filled, MARK.length);
    if (!Arrays.equals(buffer, 0, known, MARK, 0, known)) {
      return true;
    }
    if (known == MARK.length) {
      at = known;
      lineStart = known;
      return true;
    }
    return atEnd;
  }

  private boolean skipBlanks() {
    while (at < filled && isBlank(buffer[at])) {
      if (buffer[at++] == '\n') {
        line++;
        lineStart = at;
      }
    }
    return at < filled;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /** What was read belongs to the documents now; the rest goes on in a buffer of its own. */
  private void passOn() {
    int rest = filled - at;
    byte[] next = new byte[Math.max(BLOCK, rest + rest / 2)];
    System.arraycopy(buffer, at, next, 0, rest);
    buffer = next;
    filled = rest;
    lineStart -= at;
    end.shift(at);
    at = 0;
  }

  private void more() throws IOException {
    if (at > 0 && filled == buffer.length) {
      passOn();
    }
    if (filled == buffer.length) {
      if (filled >= LARGEST) {
        throw new NotJson(
            JsonataException.of("M2002", "Document too large: more than 256 MiB"), line, 0);
      }
      buffer = Arrays.copyOf(buffer, Math.min(LARGEST, buffer.length * 2));
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      atEnd = true;
    } else {
      filled += read;
      count += read;
    }
  }

  private NotJson notJson(String message) {
    int from = Math.max(Math.max(lineStart, 0), at - SHOWN);
    int to = at;
    while (to < Math.min(filled, at + SHOWN) && buffer[to] != '\n') {
      to++;
    }
    String before = new String(buffer, from, at - from, StandardCharsets.UTF_8);
    String source = before + new String(buffer, at, to - at, StandardCharsets.UTF_8);
    JsonataException mistake =
        JsonataException.of("M2001", "Not JSON: " + message).at(source, before.length());
    return new NotJson(mistake, line, from - lineStart);
  }
}
