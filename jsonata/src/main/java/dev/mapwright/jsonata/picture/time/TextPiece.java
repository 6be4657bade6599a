package dev.mapwright.jsonata.picture.time;

import dev.mapwright.jsonata.picture.Characters;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * What one part of a picture accepts in a text. Pieces are matched from the last one to the first,
 * each in one pass over the text, so that no text can make the matching slow; where several ends
 * are possible, the one is taken that a backtracking regular expression would find first.
 */
sealed interface TextPiece
    permits TextPiece.Literal, TextPiece.Run, TextPiece.Ordinal, TextPiece.Zone, WordsPiece {
  int NO_END = -1;

  /**
   * Where the piece ends if it begins at each position of the text, or {@link #NO_END} if it cannot
   * begin there or nothing behind it would match.
   */
  int[] ends(String text, Starts next);

  /** The positions where the pieces behind match the rest of the text. */
  final class Starts {
    private final int[] lastUpTo;

    private Starts(int[] lastUpTo) {
      this.lastUpTo = lastUpTo;
    }

    /** Behind the last piece: only the text's end. */
    static Starts atEnd(String text) {
      int[] ends = new int[text.length() + 1];
      Arrays.fill(ends, NO_END);
      ends[text.length()] = text.length();
      return of(ends);
    }

    static Starts of(int[] ends) {
      int[] lastUpTo = new int[ends.length];
      int last = NO_END;
      for (int i = 0; i < ends.length; i++) {
        last = ends[i] == NO_END ? last : i;
        lastUpTo[i] = last;
      }
      return new Starts(lastUpTo);
    }

    boolean contains(int position) {
      return position < lastUpTo.length && lastUpTo[position] == position;
    }

    /** The last position of a range, or {@link #NO_END}. */
    int lastWithin(int first, int last) {
      int found = lastUpTo[last];
      return found >= first ? found : NO_END;
    }
  }

  /** A piece whose ends do not depend on one another. */
  private static int[] each(String text, IntUnaryOperator endFrom) {
    int[] ends = new int[text.length() + 1];
    for (int i = 0; i <= text.length(); i++) {
      ends[i] = endFrom.applyAsInt(i);
    }
    return ends;
  }

  /** Fixed text, in letters of any case. */
  record Literal(String wanted) implements TextPiece {
    @Override
    public int[] ends(String text, Starts next) {
      return each(
          text,
          at -> {
            int end = at + wanted.length();
            return Characters.startsWith(text, at, wanted) && next.contains(end) ? end : NO_END;
          });
    }
  }

  /**
   * Characters of one kind.
   *
   * @param width how many; zero for one or more
   */
  record Run(Characters characters, int width) implements TextPiece {
    @Override
    public int[] ends(String text, Starts next) {
      int[] runs = characters.runs(text);
      return each(
          text,
          at -> {
            if (width == 0) {
              return next.lastWithin(at + 1, runs[at]);
            }
            boolean enough = runs[at] - at >= width;
            return enough && next.contains(at + width) ? at + width : NO_END;
          });
    }
  }

  /** Digits with st, nd, rd or th behind. */
  record Ordinal(int width) implements TextPiece {
    private static final int SUFFIX = 2;

    @Override
    public int[] ends(String text, Starts next) {
      int[] runs = Characters.DIGITS.runs(text);
      return each(
          text,
          at -> {
            int digits = runs[at] - at;
            int end = runs[at] + SUFFIX;
            boolean counted = width == 0 ? digits > 0 : digits == width;
            return counted && isSuffix(text, runs[at]) && next.contains(end) ? end : NO_END;
          });
    }

    private static boolean isSuffix(String text, int at) {
      return Characters.startsWith(text, at, "th")
          || Characters.startsWith(text, at, "st")
          || Characters.startsWith(text, at, "nd")
          || Characters.startsWith(text, at, "rd");
    }
  }

  /**
   * An offset from UTC: a sign and digits.
   *
   * @param prefix what stands before the sign
   * @param separator what stands between hours and minutes; empty if they are not separated
   */
  record Zone(String prefix, String separator) implements TextPiece {
    @Override
    public int[] ends(String text, Starts next) {
      int[] runs = Characters.DIGITS.runs(text);
      return each(text, at -> end(text, at, runs, next));
    }

    private int end(String text, int at, int[] runs, Starts next) {
      int sign = at + prefix.length();
      if (!Characters.startsWith(text, at, prefix) || !Characters.SIGNS.contains(text, sign)) {
        return NO_END;
      }
      int hours = sign + 1;
      if (separator.isEmpty()) {
        return next.lastWithin(hours + 1, runs[hours]);
      }
      int hoursEnd = runs[hours];
      if (hoursEnd == hours || !Characters.startsWith(text, hoursEnd, separator)) {
        return NO_END;
      }
      int minutes = hoursEnd + separator.length();
      return next.lastWithin(minutes + 1, runs[minutes]);
    }
  }
}
