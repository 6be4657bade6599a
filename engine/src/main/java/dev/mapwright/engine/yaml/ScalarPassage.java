package dev.mapwright.engine.yaml;

import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * A scalar's text and the way back from each of its characters into the file. The way back is found
 * when first asked for, by walking text and file side by side: all characters but white space stand
 * in the file in the same order, as themselves or as an escape.
 */
final class ScalarPassage implements Passage {
  private final SourceFile file;
  private final int from;
  private final int to;
  private final YamlNode.Style style;
  private final String text;

  /** Offset in the file of each character and of the end; one element where that is unknown. */
  private int @Nullable [] offsets;

  /**
   * A scalar.
   *
   * @param from offset in the file of the first character, quotes and block header included
   * @param to offset behind the last
   */
  ScalarPassage(SourceFile file, int from, int to, YamlNode.Style style, String text) {
    this.file = file;
    this.from = from;
    this.to = to;
    this.style = style;
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Place place() {
    return file.place(from, to);
  }

  @Override
  public Place at(int offset, int length) {
    int[] known = offsets;
    if (known == null) {
      known = align();
      offsets = known;
    }
    if (known.length == 1) {
      return place();
    }
    int first = Math.clamp(offset, 0, text.length());
    int behind = Math.clamp(first + (long) length, first, text.length());
    int end = behind > first ? known[behind - 1] + 1 : known[first] + 1;
    return file.place(known[first], end);
  }

  private int[] align() {
    String source = file.text();
    int[] found = new int[text.length() + 1];
    int at = contentStart(source);
    for (int i = 0; i < text.length(); ) {
      char wanted = text.charAt(i);
      at = skipTo(source, at, wanted);
      Escape escape = escapeAt(source, at);
      String here = escape == null ? charAt(source, at) : escape.text();
      if (text.startsWith(here, i) && !here.isEmpty()) {
        for (int k = 0; k < here.length(); k++) {
          found[i + k] = at;
        }
        i += here.length();
        at += escape == null ? 1 : escape.length();
      } else if (escape != null && here.isEmpty()) {
        at += escape.length();
      } else if (Character.isWhitespace(wanted)) {
        found[i] = Math.min(at, to);
        i++;
      } else {
        return new int[] {from};
      }
    }
    found[text.length()] = Math.min(at, to);
    return found;
  }

  /** Behind the quote or the header of a block. */
  private int contentStart(String source) {
    return switch (style) {
      case PLAIN -> from;
      case SINGLE_QUOTED, DOUBLE_QUOTED -> from + 1;
      case LITERAL, FOLDED -> Math.clamp(source.indexOf('\n', from) + 1L, from, to);
    };
  }

  /** Indentation and line breaks that folding took away stand between two characters. */
  private int skipTo(String source, int at, char wanted) {
    int next = at;
    while (next < to
        && Character.isWhitespace(source.charAt(next))
        && !Character.isWhitespace(wanted)) {
      next++;
    }
    return next;
  }

  private String charAt(String source, int at) {
    return at < to ? String.valueOf(source.charAt(at)) : "";
  }

  private @Nullable Escape escapeAt(String source, int at) {
    if (at + 1 >= to) {
      return null;
    }
    char c = source.charAt(at);
    char next = source.charAt(at + 1);
    if (style == YamlNode.Style.SINGLE_QUOTED && c == '\'' && next == '\'') {
      return new Escape("'", 2);
    }
    if (style != YamlNode.Style.DOUBLE_QUOTED || c != '\\') {
      return null;
    }
    return switch (next) {
      case 'x' -> coded(source, at, 2);
      case 'u' -> coded(source, at, 4);
      case 'U' -> coded(source, at, 8);
      case '\n', '\r' -> new Escape("", 2);
      default -> new Escape(simple(next), 2);
    };
  }

  private static Escape coded(String source, int at, int digits) {
    int codePoint = Integer.parseInt(source.substring(at + 2, at + 2 + digits), 16);
    return new Escape(Character.toString(codePoint), 2 + digits);
  }

  private static String simple(char escaped) {
    return switch (escaped) {
      case '0' -> "\0";
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 't', '\t' -> "\t";
      case 'n' -> "\n";
      case 'v' -> "\u000B";
      case 'f' -> "\f";
      case 'r' -> "\r";
      case 'e' -> "\u001B";
      case 'N' -> "\u0085";
      case '_' -> "\u00A0";
      case 'L' -> "\u2028";
      case 'P' -> "\u2029";
      default -> String.valueOf(escaped);
    };
  }

  /** An escape's meaning and its length in the file. */
  private record Escape(String text, int length) {}
}
