package dev.mapwright.cli.editor;

import org.jspecify.annotations.Nullable;

/**
 * A word of a text.
 *
 * @param text the word
 * @param from offset of its first character
 */
record LineWord(String text, int from) {

  /** The word at an offset if a colon follows, as it does behind keys; else null. */
  static @Nullable LineWord keyAt(String text, int offset) {
    int from = Math.min(offset, text.length());
    while (from > 0 && isPart(text.charAt(from - 1))) {
      from--;
    }
    int to = Math.min(offset, text.length());
    while (to < text.length() && isPart(text.charAt(to))) {
      to++;
    }
    boolean isKey = to > from && to < text.length() && text.charAt(to) == ':';
    return isKey ? new LineWord(text.substring(from, to), from) : null;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || "_-.".indexOf(c) >= 0;
  }
}
