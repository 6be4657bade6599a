package dev.mapwright.jsonata.regex;

import com.google.re2j.Matcher;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A compiled pattern of JavaScript. RE2 finds where a match begins in linear time and, unless the
 * two could differ, what it takes; what RE2 does not know (looking around, back references) is
 * matched by going back, under the limits of the run. Immutable.
 */
public final class Regex {
  private final String source;
  private final boolean ignoreCase;
  private final com.google.re2j.@Nullable Pattern linear;
  private final boolean takenAlike;
  private final boolean seesLines;
  private final boolean mixesLineEnds;
  private final Instructions instructions;

  private Regex(String source, boolean ignoreCase, boolean multiline) {
    PatternReader.Pattern pattern = PatternReader.read(source, ignoreCase, multiline);
    this.source = source;
    this.ignoreCase = ignoreCase;
    this.linear = LinearPattern.of(pattern.term());
    this.takenAlike = LinearPattern.isTakenAlike(pattern.term());
    this.seesLines = multiline;
    this.mixesLineEnds = multiline && LineEnds.areToldApart(pattern.term());
    this.instructions = Instructions.of(pattern.term(), pattern.groups());
  }

  /**
   * Compiles a pattern.
   *
   * @param flags of {@code i} and {@code m}
   * @throws JsonataException {@code M1004} if JavaScript would not take it, or if it is too large
   */
  public static Regex compile(String source, String flags) {
    boolean ignoreCase = flags.indexOf('i') >= 0;
    boolean multiline = flags.indexOf('m') >= 0;
    if (flags.length() > (ignoreCase ? 1 : 0) + (multiline ? 1 : 0)) {
      throw JsonataException.of(
          "M1004", "A flag of a regular expression may stand once, not as in " + cut(flags));
    }
    return new Regex(source, ignoreCase, multiline);
  }

  private static String cut(String flags) {
    return flags.length() > 10 ? flags.substring(0, 10) + "…" : flags;
  }

  /** What stands between the slashes. */
  public String source() {
    return source;
  }

  /** The first match from a position on; {@code null} if there is none. */
  public @Nullable Match find(Run run, String text, int from) {
    if (from > text.length()) {
      return null;
    }
    boolean foreignLineEnds = seesLines && LineEnds.areForeign(run, text);
    if (linear == null || (foreignLineEnds && mixesLineEnds)) {
      return byGoingBack(run, text, from, false);
    }
    Matcher matcher = linear.matcher(new WatchedText(run, text, foreignLineEnds));
    if (!matcher.find(from)) {
      return null;
    }
    return takenAlike
        ? match(run, text, matcher::start, matcher::end)
        : byGoingBack(run, text, matcher.start(), true);
  }

  private @Nullable Match byGoingBack(Run run, String text, int from, boolean onlyThere) {
    Backtracking matcher = new Backtracking(run, instructions, text, ignoreCase);
    return matcher.find(from, onlyThere) ? match(run, text, matcher::start, matcher::end) : null;
  }

  private Match match(Run run, String text, IntUnaryOperator start, IntUnaryOperator end) {
    Sequence groups = Sequence.array(instructions.groups());
    for (int i = 1; i <= instructions.groups(); i++) {
      groups.append(part(run, text, start.applyAsInt(i), end.applyAsInt(i)));
    }
    int from = start.applyAsInt(0);
    int to = end.applyAsInt(0);
    run.noteText(to - from);
    return new Match(text.substring(from, to), from, to, groups);
  }

  private static @Nullable String part(Run run, String text, int start, int end) {
    if (start < 0) {
      return null;
    }
    run.noteText(end - start);
    return text.substring(start, end);
  }
}
