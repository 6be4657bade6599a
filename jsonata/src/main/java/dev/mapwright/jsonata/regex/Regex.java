package dev.mapwright.jsonata.regex;

import dev.mapwright.jsonata.JsonataException;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A compiled pattern. RE2 runs it in linear time; a pattern with what RE2 does not know (looking
 * around, back references) goes to Java's engine, under the deadline of the run. Immutable.
 */
public final class Regex {
  private final String source;
  private final com.google.re2j.@Nullable Pattern linear;
  private final java.util.regex.@Nullable Pattern backtracking;

  private Regex(
      String source,
      com.google.re2j.@Nullable Pattern linear,
      java.util.regex.@Nullable Pattern backtracking) {
    this.source = source;
    this.linear = linear;
    this.backtracking = backtracking;
  }

  /**
   * Compiles a pattern.
   *
   * @param flags of {@code i} and {@code m}
   * @throws JsonataException {@code M1004} if it is none
   */
  public static Regex compile(String source, String flags) {
    boolean ignoreCase = flags.indexOf('i') >= 0;
    String pattern = Translation.of(source, flags.indexOf('m') >= 0);
    try {
      int flag = ignoreCase ? com.google.re2j.Pattern.CASE_INSENSITIVE : 0;
      return new Regex(source, com.google.re2j.Pattern.compile(pattern, flag), null);
    } catch (com.google.re2j.PatternSyntaxException _) {
      return backtracking(source, pattern, ignoreCase);
    }
  }

  private static Regex backtracking(String source, String pattern, boolean ignoreCase) {
    int flag = ignoreCase ? java.util.regex.Pattern.CASE_INSENSITIVE : 0;
    try {
      return new Regex(source, null, java.util.regex.Pattern.compile(pattern, flag));
    } catch (PatternSyntaxException e) {
      throw JsonataException.of(
          "M1004", "Not a regular expression: /" + source + "/: " + e.getDescription());
    }
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
    CharSequence watched = new WatchedText(run, text);
    if (linear != null) {
      com.google.re2j.Matcher matcher = linear.matcher(watched);
      return matcher.find(from) ? match(text, matcher) : null;
    }
    java.util.regex.Matcher matcher =
        java.util.Objects.requireNonNull(backtracking).matcher(watched);
    return matcher.find(from) ? match(text, matcher) : null;
  }

  private static Match match(String text, com.google.re2j.Matcher matcher) {
    Sequence groups = Sequence.array(matcher.groupCount());
    for (int i = 1; i <= matcher.groupCount(); i++) {
      groups.append(part(text, matcher.start(i), matcher.end(i)));
    }
    return new Match(
        text.substring(matcher.start(), matcher.end()), matcher.start(), matcher.end(), groups);
  }

  private static Match match(String text, java.util.regex.Matcher matcher) {
    Sequence groups = Sequence.array(matcher.groupCount());
    for (int i = 1; i <= matcher.groupCount(); i++) {
      groups.append(part(text, matcher.start(i), matcher.end(i)));
    }
    return new Match(
        text.substring(matcher.start(), matcher.end()), matcher.start(), matcher.end(), groups);
  }

  private static @Nullable String part(String text, int start, int end) {
    return start < 0 ? null : text.substring(start, end);
  }
}
