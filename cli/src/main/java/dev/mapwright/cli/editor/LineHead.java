package dev.mapwright.cli.editor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a line of block YAML begins.
 *
 * @param dashes columns of the dashes before its content, from 0
 * @param column where its content begins
 * @param key the key that it begins with; null if it begins with none
 * @param valueColumn where the key's value begins, anchors and tags left out
 * @param hasValue whether there is something
 * @param isBlank whether there is nothing but blanks or a comment
 */
record LineHead(
    List<Integer> dashes,
    int column,
    @Nullable String key,
    int valueColumn,
    boolean hasValue,
    boolean isBlank) {

  /** Reads a line, or the beginning of one. */
  static LineHead of(String line) {
    List<Integer> dashes = new ArrayList<>();
    int at = blanks(line, 0);
    while (at < line.length()
        && line.charAt(at) == '-'
        && (at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
      dashes.add(at);
      at = blanks(line, at + 1);
    }
    if (isEnd(line, at)) {
      return new LineHead(dashes, at, null, at, false, dashes.isEmpty());
    }
    int colon = colon(line, at);
    if (colon < 0) {
      return new LineHead(dashes, at, null, at, true, false);
    }
    int value = properties(line, blanks(line, colon + 1));
    return new LineHead(
        dashes, at, unquoted(line.substring(at, colon)), value, !isEnd(line, value), false);
  }

  /** Where the colon behind a key stands; -1 where none does. */
  private static int colon(String line, int from) {
    char first = line.charAt(from);
    if ("{[|>&*!%@,]}".indexOf(first) >= 0) {
      return -1;
    }
    int at = first == '"' || first == '\'' ? endOfQuoted(line, from, line.length()) : from;
    for (; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == ':' && (at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
        return at;
      }
      if (c == '#' && at > from && line.charAt(at - 1) == ' ') {
        return -1;
      }
    }
    return -1;
  }

  /** Behind a quoted text that begins at an offset; the limit where it does not end before. */
  static int endOfQuoted(String text, int from, int limit) {
    char quote = text.charAt(from);
    int at = from + 1;
    while (at < limit && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' && quote == '"' ? 2 : 1;
    }
    return Math.min(at + 1, limit);
  }

  /** A key without its quotes. */
  static String unquoted(String key) {
    String bare = key.strip();
    boolean quoted =
        bare.length() >= 2
            && (bare.charAt(0) == '"' || bare.charAt(0) == '\'')
            && bare.charAt(bare.length() - 1) == bare.charAt(0);
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }

  /** Behind an anchor or a tag. */
  private static int properties(String line, int from) {
    int at = from;
    while (at < line.length() && (line.charAt(at) == '&' || line.charAt(at) == '!')) {
      int blank = line.indexOf(' ', at);
      at = blank < 0 ? line.length() : blanks(line, blank);
    }
    return at;
  }

  private static int blanks(String line, int from) {
    int at = from;
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static boolean isEnd(String line, int at) {
    return at >= line.length() || line.charAt(at) == '#' || line.charAt(at) == '\r';
  }
}
