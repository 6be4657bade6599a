package dev.mapwright.jsonata.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern in the words of RE2, which runs it in time that grows with the text and no faster. RE2
 * neither looks around nor refers back, and counts by copying what it repeats.
 */
final class LinearPattern {
  /** Copies of characters, groups and choices that a pattern may come to. */
  private static final int LARGEST = 20_000;

  private static final int MOST_REPEATS = 1_000;

  private final StringBuilder out = new StringBuilder();

  private LinearPattern() {}

  /** The pattern for RE2; {@code null} if there is none, or it would be too large. */
  static @Nullable Pattern of(PatternNode term) {
    if (size(term) > LARGEST) {
      return null;
    }
    LinearPattern pattern = new LinearPattern();
    pattern.write(term);
    try {
      return Pattern.compile(pattern.out.toString());
    } catch (PatternSyntaxException _) {
      return null;
    }
  }

  /** What it takes to run it; more than the largest if RE2 does not know it. */
  private static long size(PatternNode term) {
    return switch (term) {
      case PatternNode.Chars chars -> 1 + chars.set().ranges() / 4;
      case PatternNode.Chain chain ->
          1 + chain.parts().stream().mapToLong(LinearPattern::size).sum();
      case PatternNode.Choice choice ->
          choice.alternatives().size()
              + choice.alternatives().stream().mapToLong(LinearPattern::size).sum();
      case PatternNode.Repeat repeat -> size(repeat);
      case PatternNode.Group group -> 2 + size(group.body());
      case PatternNode.Edge _ -> 1;
      case PatternNode.Look _, PatternNode.Again _ -> LARGEST + 1;
    };
  }

  private static long size(PatternNode.Repeat repeat) {
    boolean limited = repeat.most() != PatternNode.Repeat.UNLIMITED;
    int copies = limited ? repeat.most() : repeat.least() + 1;
    return repeat.least() > MOST_REPEATS || copies > MOST_REPEATS + 1
        ? LARGEST + 1
        : Math.min((long) LARGEST + 1, 1 + size(repeat.body()) * Math.max(1, copies));
  }

  /**
   * Whether RE2 and JavaScript always agree on what the pattern and each of its groups take, not
   * only on where a match begins. They may not where a round of a repetition can be empty, or leave
   * out a group that an earlier round took.
   */
  static boolean isTakenAlike(PatternNode term) {
    return switch (term) {
      case PatternNode.Chars _, PatternNode.Edge _ -> true;
      case PatternNode.Chain chain -> chain.parts().stream().allMatch(LinearPattern::isTakenAlike);
      case PatternNode.Choice choice ->
          choice.alternatives().stream().allMatch(LinearPattern::isTakenAlike);
      case PatternNode.Repeat repeat ->
          (repeat.least() == repeat.most() || !repeat.body().isNullable())
              && (repeat.most() > 0 || !repeat.hasGroups())
              && (repeat.most() <= 1 || alwaysTakesItsGroups(repeat.body()))
              && isTakenAlike(repeat.body());
      case PatternNode.Group group -> isTakenAlike(group.body());
      case PatternNode.Look _, PatternNode.Again _ -> false;
    };
  }

  private static boolean alwaysTakesItsGroups(PatternNode term) {
    return switch (term) {
      case PatternNode.Chars _, PatternNode.Edge _, PatternNode.Again _ -> true;
      case PatternNode.Chain chain ->
          chain.parts().stream().allMatch(LinearPattern::alwaysTakesItsGroups);
      case PatternNode.Choice choice ->
          choice.alternatives().stream().noneMatch(LinearPattern::hasGroups);
      case PatternNode.Repeat repeat ->
          !repeat.hasGroups() || (repeat.least() > 0 && alwaysTakesItsGroups(repeat.body()));
      case PatternNode.Group group -> alwaysTakesItsGroups(group.body());
      case PatternNode.Look look -> !hasGroups(look.body());
    };
  }

  private static boolean hasGroups(PatternNode term) {
    return switch (term) {
      case PatternNode.Chars _, PatternNode.Edge _, PatternNode.Again _ -> false;
      case PatternNode.Chain chain -> chain.parts().stream().anyMatch(LinearPattern::hasGroups);
      case PatternNode.Choice choice ->
          choice.alternatives().stream().anyMatch(LinearPattern::hasGroups);
      case PatternNode.Repeat repeat -> repeat.hasGroups();
      case PatternNode.Group _ -> true;
      case PatternNode.Look look -> hasGroups(look.body());
    };
  }

  private void write(PatternNode term) {
    switch (term) {
      case PatternNode.Chars chars -> write(chars.set());
      case PatternNode.Chain chain -> chain.parts().forEach(this::write);
      case PatternNode.Choice choice -> {
        String separator = "(?:";
        for (PatternNode alternative : choice.alternatives()) {
          out.append(separator);
          write(alternative);
          separator = "|";
        }
        out.append(')');
      }
      case PatternNode.Repeat repeat -> {
        out.append("(?:");
        write(repeat.body());
        out.append("){").append(repeat.least()).append(',');
        if (repeat.most() != PatternNode.Repeat.UNLIMITED) {
          out.append(repeat.most());
        }
        out.append(repeat.greedy() ? "}" : "}?");
      }
      case PatternNode.Group group -> {
        out.append('(');
        write(group.body());
        out.append(')');
      }
      case PatternNode.Edge edge -> out.append(written(edge));
      case PatternNode.Look _, PatternNode.Again _ ->
          throw new IllegalArgumentException("unknown to RE2");
    }
  }

  private static String written(PatternNode.Edge edge) {
    return switch (edge) {
      case START_OF_TEXT -> "\\A";
      case END_OF_TEXT -> "\\z";
      case START_OF_LINE -> "(?m:^)";
      case END_OF_LINE -> "(?m:$)";
      case WORD_EDGE -> "\\b";
      case NO_WORD_EDGE -> "\\B";
    };
  }

  private void write(CharSet set) {
    if (set.ranges() == 0) {
      out.append("[^\\x{0}-\\x{10ffff}]");
      return;
    }
    out.append('[');
    for (int i = 0; i < set.ranges(); i++) {
      out.append(String.format("\\x{%x}-\\x{%x}", set.first(i), set.last(i)));
    }
    out.append(']');
  }
}
