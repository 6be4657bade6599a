package dev.mapwright.cli.documents;

/**
 * Finds where a document ends, by its brackets and quotes alone, over as many pieces as it comes
 * in. Not thread-safe.
 */
final class DocumentEnd {
  private boolean begun;
  private int next;
  private int found = -1;
  private int depth;
  private boolean inText;
  private int lines;
  private int lineStart;

  /** Whether no document was begun. */
  boolean isFresh() {
    return !begun;
  }

  /** How many lines ended within the document. */
  int lines() {
    return lines;
  }

  /** Where the last of its lines begins. */
  int lineStart() {
    return lineStart;
  }

  /** Another document comes. */
  void reset() {
    begun = false;
    found = -1;
    depth = 0;
    inText = false;
    lines = 0;
  }

  /** What was read has moved towards the beginning. */
  void shift(int by) {
    next -= by;
    found -= by;
    lineStart -= by;
  }

  /**
   * The index after the document's last byte; -1 if more has to be read first.
   *
   * @param from where it begins: at no blank
   */
  int find(byte[] bytes, int from, int to) {
    if (found < 0) {
      if (!begun) {
        begun = true;
        next = from;
      }
      found = search(bytes, from, to);
    }
    return found;
  }

  private int search(byte[] bytes, int from, int to) {
    int i = next;
    while (i < to) {
      if (inText) {
        i = textEnd(bytes, i, to);
        if (i < 0) {
          return -1;
        }
        inText = false;
        if (depth == 0) {
          return i;
        }
        continue;
      }
      byte b = bytes[i];
      switch (b) {
        case '"' -> {
          if (depth == 0 && i > from) {
            return i;
          }
          inText = true;
          i++;
        }
        case '{', '[' -> {
          if (depth == 0 && i > from) {
            return i;
          }
          depth++;
          i++;
        }
        case '}', ']' -> {
          if (depth <= 1) {
            return depth == 0 && i > from ? i : i + 1;
          }
          depth--;
          i++;
        }
        case ',', ' ', '\t', '\r', '\n' -> {
          if (depth == 0) {
            return Math.max(i, from + 1);
          }
          i++;
          if (b == '\n') {
            lines++;
            lineStart = i;
          }
        }
        default -> i++;
      }
    }
    next = i;
    return -1;
  }

  /** The index after the quote that ends a text; -1 if that has not been read. */
  private int textEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      byte b = bytes[i];
      if (b == '"') {
        return i + 1;
      }
      if (b == '\\') {
        if (i + 1 == to) {
          break; // what it escapes is still to come
        }
        i++;
      }
      i++;
    }
    next = i;
    return -1;
  }

  /** Where the line ends; -1 if more has to be read first. */
  int findLine(byte[] bytes, int from, int to) {
    int i = begun ? next : from;
    begun = true;
    while (i < to) {
      if (bytes[i] == '\n') {
        return i;
      }
      i++;
    }
    next = i;
    return -1;
  }
}
