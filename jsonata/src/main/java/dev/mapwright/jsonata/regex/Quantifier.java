package dev.mapwright.jsonata.regex;

import org.jspecify.annotations.Nullable;

/** {@code *}, {@code +}, {@code ?}, {@code {2,3}}, and whether lazily. */
record Quantifier(int least, int most, boolean greedy) {
  private static final int UNLIMITED = PatternNode.Repeat.UNLIMITED;

  /** The quantifier that comes next; {@code null} if none does. */
  static @Nullable Quantifier read(PatternPosition at) {
    if (at.skip("*")) {
      return new Quantifier(0, UNLIMITED, !at.skip("?"));
    }
    if (at.skip("+")) {
      return new Quantifier(1, UNLIMITED, !at.skip("?"));
    }
    if (at.skip("?")) {
      return new Quantifier(0, 1, !at.skip("?"));
    }
    int begin = at.position();
    Quantifier counted = at.skip("{") ? counted(at) : null;
    if (counted == null) {
      at.backTo(begin);
    }
    return counted;
  }

  private static @Nullable Quantifier counted(PatternPosition at) {
    int least = at.number(10, 1, Integer.MAX_VALUE);
    if (least < 0) {
      return null;
    }
    int most = least;
    if (at.skip(",")) {
      int given = at.number(10, 1, Integer.MAX_VALUE);
      most = given < 0 ? UNLIMITED : given;
    }
    if (!at.skip("}")) {
      return null;
    }
    if (least > most) {
      throw new PatternError("numbers out of order in {} quantifier");
    }
    return new Quantifier(least, most, !at.skip("?"));
  }

  PatternNode of(PatternNode body, int firstGroup, int lastGroup) {
    return new PatternNode.Repeat(body, least, most, greedy, firstGroup, lastGroup);
  }
}
