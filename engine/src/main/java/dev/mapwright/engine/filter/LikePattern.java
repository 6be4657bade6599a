package dev.mapwright.engine.filter;

import java.util.List;
import java.util.Locale;

/** A pattern of {@code like}: the whole text, any case, {@code %} standing for any characters. */
final class LikePattern {
  private final List<String> parts;

  LikePattern(String pattern) {
    parts = List.of(fold(pattern).split("%", -1));
  }

  boolean matches(String text) {
    String folded = fold(text);
    String first = parts.getFirst();
    if (parts.size() == 1) {
      return folded.equals(first);
    }
    String last = parts.getLast();
    int end = folded.length() - last.length();
    int at = first.length();
    if (at > end || !folded.startsWith(first) || !folded.endsWith(last)) {
      return false;
    }
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = folded.indexOf(part, at);
      if (found < 0 || found + part.length() > end) {
        return false;
      }
      at = found + part.length();
    }
    return true;
  }

  /** The text without the difference of upper and lower case. */
  static String fold(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
