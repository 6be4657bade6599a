package dev.mapwright.engine.upstream.attempt;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text as it reads once escapes are taken out of it, with the place of each character in the text
 * that it was at first. Escapes within escapes are taken out one by one. Immutable.
 */
final class UnescapedText {
  /** How characters are escaped, by the one with which it begins. */
  enum Escape {
    /** As in URLs: {@code %41}, a byte of UTF-8. */
    PERCENT('%'),
    /** As in JSON: {@code \u0041}, {@code \n}, {@code \"}; or {@code \x41}, a byte. */
    BACKSLASH('\\'),
    /** As in HTML: {@code &#65;}, {@code &#x41;}, {@code &amp;}. */
    ENTITY('&');

    private final char first;

    Escape(char first) {
      this.first = first;
    }
  }

  private static final Map<String, Integer> NAMED =
      Map.of(
          "amp",
          (int) '&',
          "lt",
          (int) '<',
          "gt",
          (int) '>',
          "quot",
          (int) '"',
          "apos",
          (int) '\'');

  private static final String LETTERS = "nrtbf";

  private static final String CONTROLS = "\n\r\t\b\f";

  private static final int LONGEST_ENTITY = 10;

  private final String text;

  /** Where each character begins and ends at first. */
  private final int[] starts;

  private final int[] ends;

  private UnescapedText(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  /** A text in which every character stands for itself. */
  static UnescapedText of(String text) {
    int[] starts = new int[text.length()];
    int[] ends = new int[text.length()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = i;
      ends[i] = i + 1;
    }
    return new UnescapedText(text, starts, ends);
  }

  /** With one level of such escapes taken out; null where there are none. */
  @Nullable UnescapedText without(Escape escape) {
    Builder builder = new Builder(this);
    for (int at = 0; at < text.length(); ) {
      boolean isEscape = text.charAt(at) == escape.first;
      at = isEscape ? builder.escape(escape, at) : builder.same(at);
    }
    return builder.hasEscapes ? builder.built() : null;
  }

  /** As it reads. */
  String text() {
    return text;
  }

  /** Letters and digits alone, as which Base64 and hexadecimals can be known however spaced. */
  UnescapedText packed() {
    Builder builder = new Builder(this);
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        builder.same(i);
      }
    }
    return builder.built();
  }

  /** Marks, in the text at first, where one of the folded words stands. */
  void mark(Set<String> folded, BitSet marked) {
    String here = folded(text);
    for (String word : folded) {
      for (int at = here.indexOf(word); at >= 0; at = here.indexOf(word, at + 1)) {
        marked.set(starts[at], ends[at + word.length() - 1]);
      }
    }
  }

  /**
   * Without the differences between upper and lower case, and between blanks as forms have them.
   */
  static String folded(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = folded[i] == '+' ? ' ' : Character.toLowerCase(folded[i]);
    }
    return new String(folded);
  }

  private static final class Builder {
    private final UnescapedText from;
    private final StringBuilder text = new StringBuilder();
    private final int[] starts;
    private final int[] ends;
    private boolean hasEscapes;

    Builder(UnescapedText from) {
      this.from = from;
      this.starts = new int[from.text.length()];
      this.ends = new int[from.text.length()];
    }

    UnescapedText built() {
      int length = text.length();
      return new UnescapedText(
          text.toString(), Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
    }

    /** Takes a character over, and says where to go on. */
    int same(int at) {
      append(from.text.charAt(at), at, at + 1);
      return at + 1;
    }

    private void append(char one, int begin, int end) {
      starts[text.length()] = from.starts[begin];
      ends[text.length()] = from.ends[end - 1];
      text.append(one);
    }

    /** Both halves of a pair stand where the whole does; no escape is shorter than what it is. */
    private int add(int codePoint, int begin, int end) {
      for (char half : Character.toChars(codePoint)) {
        append(half, begin, end);
      }
      hasEscapes = true;
      return end;
    }

    int escape(Escape escape, int at) {
      if (byteAt(at) >= 0) {
        return bytes(at);
      }
      return switch (escape) {
        case PERCENT -> same(at);
        case BACKSLASH -> backslash(at);
        case ENTITY -> entity(at);
      };
    }

    /** The byte that is written as {@code %41} or {@code \x41}; -1 if there is none. */
    private int byteAt(int at) {
      int digits = from.text.startsWith("%", at) ? at + 1 : at + 2;
      return digits == at + 1 || from.text.startsWith("\\x", at) ? hex(digits, digits + 2) : -1;
    }

    private int width(int at) {
      return from.text.charAt(at) == '%' ? 3 : 4;
    }

    /** UTF-8, or else a byte a character. */
    private int bytes(int at) {
      int first = byteAt(at);
      int follow = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
      int codePoint = follow == 0 ? first : first & (0x3f >> follow);
      int end = at + width(at);
      for (int i = 0; i < follow; i++) {
        int next = end < from.text.length() ? byteAt(end) : -1;
        if (next >> 6 != 2) {
          return add(first, at, at + width(at));
        }
        codePoint = codePoint << 6 | next & 0x3f;
        end += width(end);
      }
      return Character.isValidCodePoint(codePoint)
          ? add(codePoint, at, end)
          : add(first, at, at + width(at));
    }

    private int backslash(int at) {
      if (at + 1 == from.text.length()) {
        return same(at);
      }
      char next = from.text.charAt(at + 1);
      int unit = next == 'u' ? hex(at + 2, at + 6) : -1;
      return unit >= 0 ? add(unit, at, at + 6) : add(control(next), at, at + 2);
    }

    private static char control(char letter) {
      int known = LETTERS.indexOf(letter);
      return known < 0 ? letter : CONTROLS.charAt(known);
    }

    private int entity(int at) {
      int end = from.text.indexOf(';', at);
      if (end < 0 || end - at > LONGEST_ENTITY) {
        return same(at);
      }
      String name = from.text.substring(at + 1, end);
      Integer named = NAMED.get(name);
      if (named != null) {
        return add(named, at, end + 1);
      }
      int codePoint = -1;
      if (name.matches("#[0-9]{1,7}")) {
        codePoint = Integer.parseInt(name.substring(1));
      } else if (name.matches("#[xX][0-9a-fA-F]{1,6}")) {
        codePoint = HexFormat.fromHexDigits(name, 2, name.length());
      }
      return Character.isValidCodePoint(codePoint) ? add(codePoint, at, end + 1) : same(at);
    }

    private int hex(int begin, int end) {
      boolean isHex =
          end <= from.text.length()
              && from.text.chars().skip(begin).limit(end - begin).allMatch(HexFormat::isHexDigit);
      return isHex ? HexFormat.fromHexDigits(from.text, begin, end) : -1;
    }
  }
}
